ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    0000000000000000000000000000000000000000
0000000000000000000000000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst
uvwxyz .<(+|&[]!$*);^-/|,%_>?`:$@'="000000~-0000123456789000-()0{}\0000000000000
00000000000000000000000000000000000000000000000000000000SPSSPORTA8/202611306/192
6081E/GNU pspp 1.6.23J/x86_64-pc-linux-gnu44/5B/78/2/ID1/8/0/1/8/0/70/4/WAVE5/8/
0/5/8/0/CJ/Stage of the course70/5/TRUST5/8/0/5/8/0/B-9/-1/89/CG/Trust: in other
s720/2/Q11/20/0/1/20/0/CP/What did you think of it?D1/4/WAVE2/1/3/Pre2/4/PostD1/
5/TRUST4/-8/7/Refused1/3/Bad5/4/Good9/A/Don't knowF8/a1      1/5/20/Fine, it was
, I would say.                                  8/a2      1/9/20/So so, and no m
ore than that.                               8/a3      2/-8/20/Better than I tho
ught it was.                               ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ
