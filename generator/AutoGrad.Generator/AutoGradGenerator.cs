using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Diagnostics;
using AutoGrad.Generator.Differentiation;
using AutoGrad.Generator.Linking;
using AutoGrad.Generator.Optimization;
using AutoGrad.Generator.Reading;
using AutoGrad.Generator.Writing;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Generator;

/// <summary>
/// The pipeline: Reading, Linking, Differentiation, Optimization, Writing. Each step is a pure function of a model that compares by
/// value, so that an edit that does not concern a method stops behind Reading.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AutoGradGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var read = context.SyntaxProvider.ForAttributeWithMetadataName(
            SignatureReader.AttributeName,
            static (node, _) => MethodReader.IsMethod(node),
            static (attributed, cancellation) => MethodReader.Read(attributed, cancellation));

        // The models, which are cached ...
        var files = read
            .Select(static (result, _) => result.Model).WithTrackingName("Reading")
            .Select(static (model, _) => Linker.Link(model)).WithTrackingName("Linking")
            .Select(static (model, _) => Transform(model, Backward.Of)).WithTrackingName("Differentiation")
            .Select(static (model, _) => Transform(model, Optimizer.Optimize)).WithTrackingName("Optimization")
            .Select(static (model, _) => SourceWriter.Write(model)).WithTrackingName("Writing");
        context.RegisterSourceOutput(files, static (output, file) =>
        {
            if (file is not null)
            {
                output.AddSource(file.HintName, file.Text);
                foreach (var failure in Report.Of(file.Failures, System.Array.Empty<Location>()))
                {
                    output.ReportDiagnostic(failure);
                }
            }
        });

        // ... and beside them the diagnostics, with their real locations, so that a #pragma can suppress them.
        var diagnostics = read.SelectMany(static (result, _) => Report.Of(Linker.Link(result.Model).Findings, result.Sites));
        context.RegisterSourceOutput(diagnostics, static (output, diagnostic) => output.ReportDiagnostic(diagnostic));
    }

    /// <summary>A mistake of a pass costs its method, not all the generated files.</summary>
    private static MethodModel Transform(MethodModel model, System.Func<MethodModel, MethodModel> pass)
    {
        try
        {
            return model.Circuit is null ? model : pass(model);
        }
        catch (System.Exception mistake)
        {
            return model.WithFindings(EquatableArray.Of(Finding.Mistake(mistake, model.Signature?.Name)));
        }
    }
}
