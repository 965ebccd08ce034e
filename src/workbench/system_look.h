#pragma once

// What the desktop says of its own look, as far as its settings files tell without asking any
// service. Any thread; it reads a few small files.

namespace themata {

enum class SystemLook { light, dark };

// Light when nothing tells.
[[nodiscard]] SystemLook system_look();

} // namespace themata
