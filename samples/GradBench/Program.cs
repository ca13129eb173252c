using System;
using System.IO;
using GradBench;
using GradBench.Protocol;

// Messages come in and answers go out as bytes, whatever the console's encoding is, and nothing else is written there.
using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
new Session(Evals.All, input, output).Run();
