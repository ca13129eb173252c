using System;
using Tour;

Page page = new(Console.Out);

page.Title("The Tour: circuits of real numbers, and the gradients on their wires");
page.Text(
    "A circuit takes numbers in and gives one number out. Every lesson asks the same",
    "question: how should each input change to make the output larger? The gradient",
    "answers it. The columns headed 'generated' come from methods that the source",
    "generator wrote while this program was compiled.");

OneGate.Teach(page);
TwoGates.Teach(page);
Neuron.Teach(page);
Exercises.Teach(page);

GeneratedFiles.Tell(page);

page.Text(page.Wrong == 0
    ? $"All {page.Compared} comparisons hold."
    : $"{page.Wrong} of {page.Compared} comparisons do NOT hold: see the lines marked WRONG.");

return page.Wrong == 0 ? 0 : 1;
