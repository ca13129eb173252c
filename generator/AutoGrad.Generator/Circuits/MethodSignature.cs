namespace AutoGrad.Generator.Circuits;

/// <summary>A parameter of the method, as the generated methods repeat it.</summary>
/// <param name="Name">The name, without <c>@</c>.</param>
/// <param name="Type">The type, spelled in full.</param>
/// <param name="Modifier">"this ", "in " or both; empty for most.</param>
/// <param name="GradientName">The name of its gradient parameter; null when it is held constant.</param>
internal sealed record ParameterModel(string Name, string Type, string Modifier, string? GradientName)
{
    public bool IsActive => GradientName is not null;
}

/// <summary>One number of the method's result.</summary>
/// <param name="Path">How to reach it from a value of the result's type: empty, or <c>.Item1</c>.</param>
/// <param name="Type">Its type.</param>
internal sealed record ResultPart(string Path, WireType Type);

/// <summary>
/// What the declaration alone says about the method. Generated signatures depend on nothing else, never on a body.
/// </summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ContainingTypes">The headers of the partial types around the method, outermost first.</param>
/// <param name="Modifiers">Accessibility, <c>static</c>, <c>readonly</c>.</param>
/// <param name="Name">The method's name.</param>
/// <param name="TypeParameters">Its own type parameters with their brackets; empty for most.</param>
/// <param name="Constraints">The constraints on them.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="ResultType">The type of the result, spelled in full.</param>
/// <param name="ResultFormat">How the results are put together: <c>{0}</c> or <c>({0}, {1})</c>.</param>
/// <param name="Results">The numbers of the result.</param>
/// <param name="PullName">The name of the parameter that holds the pull.</param>
/// <param name="Hiding">The suffixes of the generated methods that hide inherited ones.</param>
/// <param name="HasThis">True for an instance method: its circuit's first input is <c>this</c>.</param>
internal sealed record MethodSignature(
    string HintName,
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Modifiers,
    string Name,
    string TypeParameters,
    string Constraints,
    EquatableArray<ParameterModel> Parameters,
    string ResultType,
    string ResultFormat,
    EquatableArray<ResultPart> Results,
    string PullName,
    bool HasThis,
    EquatableArray<string> Hiding)
{
    /// <summary>A gradient method is made for one result: it pulls with 1.</summary>
    public bool HasGradientMethod => ResultFormat == "{0}";
}
