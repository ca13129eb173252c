namespace AutoGrad.Generator.Circuits;

/// <summary>
/// The body of a method as gates joined by wires (structured SSA). It holds no symbol, no syntax and no location, and
/// compares by value.
/// </summary>
/// <param name="Inputs">A wire for <c>this</c> where there is one, then one for each parameter.</param>
/// <param name="ActiveInputs">The inputs, by index, that get a gradient when the method stands alone: the real ones that are not held constant.</param>
/// <param name="Body">The gates. Its ending yields the results: the numbers of the method's result in order.</param>
/// <param name="NextWire">The first number that no wire has.</param>
internal sealed record Circuit(EquatableArray<Wire> Inputs, EquatableArray<int> ActiveInputs, Region Body, int NextWire);
