using System;
using System.Globalization;
using Chapter3;
using Presentation;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
SampleArguments arguments = SampleArguments.Parse(args);
bool allWell = Lessons.Give(arguments) & PracticeLessons.Give(arguments);
return allWell ? 0 : 1;
