namespace AutoGrad.Generator.Circuits;

/// <summary>
/// Something to report. It knows its place only by number: the location itself stays outside of the model, whose value
/// must not change when a comment above the method does.
/// </summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Site">The number of the place in the source.</param>
/// <param name="Arguments">What the message is filled with.</param>
internal sealed record Finding(string Id, int Site, EquatableArray<string> Arguments)
{
    public bool IsWarning => Id == FindingIds.GradientIsZero;

    /// <summary>A mistake of the generator itself, found where no place in the source is at hand.</summary>
    public static Finding Mistake(System.Exception mistake, string? method) =>
        new(FindingIds.InternalError, -1, EquatableArray.Of((method ?? "?") + ": " + mistake.Message));
}

/// <summary>The ids of what can be found, one a cause. Their texts are in Diagnostics.</summary>
internal static class FindingIds
{
    public const string TypeIsNotPartial = "AG0001";
    public const string KindOfMethod = "AG0002";
    public const string ParameterType = "AG0003";
    public const string ResultType = "AG0004";
    public const string Construct = "AG0005";
    public const string CallWithoutRule = "AG0006";
    public const string LostWrite = "AG0007";
    public const string Recursion = "AG0008";
    public const string TooLarge = "AG0009";
    public const string NameClash = "AG0010";
    public const string OutOfReach = "AG0011";
    public const string HiddenValue = "AG0012";
    public const string GradientIsZero = "AG0013";
    public const string InternalError = "AG0099";
}
