namespace AutoGrad.Generator.Circuits;

/// <summary>
/// The overload of the gradient method that takes all numbers in a row, as optimizers have them: those of the parameters with a gradient, in
/// their order, those of a struct in theirs.
/// </summary>
/// <param name="Number">The type of the numbers.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Name">What the row is called.</param>
/// <param name="GradientName">What the row of gradients is called.</param>
internal sealed record PackedOverload(string Number, int Count, string Name, string GradientName);
