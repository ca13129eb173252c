using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator.Diagnostics;

/// <summary>The texts of what the generator reports: what, why, and what to write instead. One id a cause, one page an id.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/autograd-csharp/AutoGrad/blob/main/generator/AutoGrad.Generator/Diagnostics/";

    public static readonly DiagnosticDescriptor TypeIsNotPartial = Error(
        FindingIds.TypeIsNotPartial,
        "The containing type is not partial",
        "'{0}' is not partial, so its backward methods have no place to go. Declare it as 'partial'.");

    public static readonly DiagnosticDescriptor KindOfMethod = Error(
        FindingIds.KindOfMethod,
        "This kind of method cannot be differentiated",
        "'{0}' cannot be differentiated because it is {1}. Mark an ordinary method with a body: static, or of a fixed implementation.");

    public static readonly DiagnosticDescriptor ParameterType = Error(
        FindingIds.ParameterType,
        "The parameter has no gradient",
        "The parameter '{0}' of type '{1}' has no gradient of its own. Mark it with [Constant] to hold it fixed, or pass its numbers as double or float, as an array or a span of them.");

    public static readonly DiagnosticDescriptor ResultType = Error(
        FindingIds.ResultType,
        "The result has no gradient",
        "A result of type '{0}' cannot be differentiated. Return double, float, a tuple with at least one of them or an array of them, or write them into a parameter.");

    public static readonly DiagnosticDescriptor Construct = Error(
        FindingIds.Construct,
        "The construct is not supported",
        "{0} cannot be differentiated yet. Write it with the constructs in the README's table, or move it to a method without active arguments.");

    public static readonly DiagnosticDescriptor CallWithoutRule = Error(
        FindingIds.CallWithoutRule,
        "The call would lose a gradient",
        "'{0}' has no rule and cannot be followed, so the gradient of its arguments would be lost. Call a function that has a rule, or wrap the arguments in Gates.Detach if they are meant to be constant.");

    public static readonly DiagnosticDescriptor LostWrite = Error(
        FindingIds.LostWrite,
        "The write would lose a gradient",
        "The write to '{0}' leaves the method, and a gradient with it. Return the value, or keep it in a local.");

    public static readonly DiagnosticDescriptor Recursion = Error(
        FindingIds.Recursion,
        "This recursion is not differentiated",
        "'{0}' calls itself, which cannot be differentiated where a span is returned. Return a number, an array or nothing.");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        FindingIds.TooLarge,
        "The method is too deep or too large",
        "With all that it calls, the method is too deeply nested or too large to be differentiated. Split it into several methods.");

    public static readonly DiagnosticDescriptor NameClash = Error(
        FindingIds.NameClash,
        "A generated name is taken",
        "'{0}' already has a member that clashes with the generated '{1}'. Rename one of them.");

    public static readonly DiagnosticDescriptor OutOfReach = Error(
        FindingIds.OutOfReach,
        "A member is out of reach",
        "'{0}' is not accessible from where the generated code has to use it. Make it internal, or move the method that uses it beside the marked one.");

    public static readonly DiagnosticDescriptor HiddenValue = Error(
        FindingIds.HiddenValue,
        "A gradient would be hidden",
        "By {0} an active value goes where its gradient cannot follow. Compute with double or float, or wrap the value in Gates.Detach if it is meant to be constant.");

    public static readonly DiagnosticDescriptor GradientIsZero = new(
        FindingIds.GradientIsZero,
        "The gradient is identically zero",
        "The result depends on '{0}' only through comparisons, rounding or casts, so its gradient is zero everywhere. Mark it with [Constant] if that is meant.",
        "AutoGrad",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + FindingIds.GradientIsZero + ".md");

    public static readonly DiagnosticDescriptor InternalError = Error(
        FindingIds.InternalError,
        "AutoGrad failed",
        "AutoGrad failed on this method: {0}. This is a mistake in AutoGrad; please report it with the method's text.");

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        TypeIsNotPartial, KindOfMethod, ParameterType, ResultType, Construct, CallWithoutRule, LostWrite, Recursion, TooLarge, NameClash,
        OutOfReach, HiddenValue, GradientIsZero, InternalError,
    }.ToDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(
            id,
            title,
            message,
            "AutoGrad",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: Pages + id + ".md",
            customTags: WellKnownDiagnosticTags.NotConfigurable); // suppressed, it would leave a method that throws
}
