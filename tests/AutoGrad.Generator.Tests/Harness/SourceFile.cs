namespace AutoGrad.Generator.Tests.Harness;

/// <summary>One file of the code under test.</summary>
internal sealed record SourceFile(string Path, string Text);
