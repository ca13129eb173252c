using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Generator.Tests.Harness;

/// <summary>The options of the project that the generator runs in. The oldest language version that generated code promises is the default.</summary>
internal sealed record CompilerSettings(
    LanguageVersion Version = LanguageVersion.CSharp9,
    bool CheckOverflow = false,
    bool WithRuntime = true,
    NullableContextOptions Nullable = NullableContextOptions.Enable,
    OptimizationLevel Optimization = OptimizationLevel.Release,
    bool AllowUnsafe = true);
