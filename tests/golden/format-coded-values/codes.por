ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    0000000000000000000000000000000000000000
0000000000000000000000000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst
uvwxyz .<(+|&[]!$*);^-/|,%_>?`:$@'="000000~-0000123456789000-()0{}\0000000000000
00000000000000000000000000000000000000000000000000000000SPSSPORTA8/202611306/201
6131E/GNU pspp 1.6.23J/x86_64-pc-linux-gnu4C/5B/74/2/ID1/4/0/1/4/0/70/4/WAVE5/1/
0/5/1/0/C4/Wave70/6/GENDER5/1/0/5/1/0/CK/Gender of respondent70/6/TRUST15/2/0/5/
2/0/8-9/CL/I trust my colleagues70/6/TRUST25/2/0/5/2/0/B38/39/CH/I trust the boa
rd70/3/SAT5/2/0/5/2/0/CM/How satisfied are you?70/3/EDU5/1/0/5/1/0/C9/Education7
0/3/AGE5/3/0/5/3/0/70/6/HEIGHT5/7/2/5/7/2/72K/3/WHY1/2K/0/1/2K/0/CI/Why do you s
ay so?70/4/WHENN/A/0/N/A/0/70/7/CONSENT5/1/0/5/1/0/CK/Consent to take partD1/4/W
AVE2/1/3/Pre2/4/PostD1/6/GENDER2/1/4/Male2/6/FemaleD1/6/TRUST18/-9/7/Refused1/H/
Strongly disagree2/8/Disagree3/7/Neither4/5/Agree5/E/Strongly agree38/A/Don't kn
ow39/E/Not applicableD1/6/TRUST28/-9/7/Refused1/H/Strongly disagree2/8/Disagree3
/7/Neither4/5/Agree5/E/Strongly agree38/A/Don't know39/E/Not applicableD1/3/SAT2
/1/A/Not at all7/9/Very muchD1/3/EDU3/1/6/School2/7/College3/A/UniversityD1/7/CO
NSENT2/0/2/No1/3/YesF4/a1  1/1/5/4/7/1/14/1.OI/2K/"Fine it was and I liked it"  
                                                  J35M+3/1/4/a2  1/2/-9/3/3/2/T/
1.JF/2K/"So so I would say to you"                                              
        J35P600/1/4/a3  2/2/2/38/1/3/1L/1.L/2K/"Too long by far for me"         
                                               J35SC00/1/4/a4  2/1/4/39/4/1/1E/1
.L/2K/""                                                                        
      J35SC00/1/ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ
