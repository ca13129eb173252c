using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using AutoGrad.Fuzz.Running;

namespace AutoGrad.Fuzz.Shrinking;

/// <summary>Programs with less around the bodies: methods, fields, parameters, results, and the arguments along with them.</summary>
internal static class SignatureEdits
{
    public static IEnumerable<(FuzzProgram Program, Trial Trial)> Of(FuzzProgram program, Trial trial)
    {
        foreach (MethodDeclaration helper in program.Helpers)
        {
            yield return (program with { Methods = program.Methods.Remove(helper) }, trial);
        }

        foreach (Field field in program.Fields)
        {
            yield return (program with { Fields = program.Fields.Remove(field) }, trial);
        }

        if (program.Shape != TypeShape.StaticClass && program.Fields.All(field => !field.IsOfInstance) && program.Helpers.All(helper => helper.Method.IsStatic))
        {
            yield return (WithMain(program with { Shape = TypeShape.StaticClass }, Changed(program.Main.Method, isStatic: true)), trial);
        }

        foreach ((FuzzProgram Program, Trial Trial) edit in OfMain(program, trial))
        {
            yield return edit;
        }

        foreach (MethodDeclaration helper in program.Helpers)
        {
            foreach (Parameter parameter in helper.Method.Parameters)
            {
                yield return (WithoutParameter(program, helper, parameter), trial);
            }
        }
    }

    private static IEnumerable<(FuzzProgram Program, Trial Trial)> OfMain(FuzzProgram program, Trial trial)
    {
        Method method = program.Main.Method;
        ImmutableArray<Parameter> parameters = method.Parameters;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters.Length > 1)
            {
                yield return (
                    WithMain(program, Changed(method, parameters: parameters.RemoveAt(i))),
                    trial with { Arguments = trial.Arguments.RemoveAt(i) });
            }

            Parameter plain = parameters[i] with { IsConstant = false, Default = null };
            if (plain != parameters[i])
            {
                yield return (WithMain(program, Changed(method, parameters: parameters.SetItem(i, plain))), trial);
            }
        }

        for (int i = 0; method.Results.Length > 1 && i < method.Results.Length; i++)
        {
            FuzzProgram fewer = WithMain(program, Changed(method, results: method.Results.RemoveAt(i)));
            yield return (WithoutResult(fewer, i), trial with { Pulls = trial.Pulls.RemoveAt(i) });
        }

        if (method.IsExpressionBodied)
        {
            yield return (WithMain(program, Changed(method, isExpressionBodied: false)), trial);
        }
    }

    private static FuzzProgram WithMain(FuzzProgram program, Method method) =>
        program with { Methods = program.Methods.SetItem(program.Methods.Length - 1, new MethodDeclaration(method, program.Main.Body)) };

    /// <summary>Returns in local functions have one result, and stay.</summary>
    private static FuzzProgram WithoutResult(FuzzProgram program, int result)
    {
        int count = program.Main.Method.Results.Length + 1;
        Node Visit(Node node) => node is Return { Values: var values } && values.Length == count
            ? new Return(values.RemoveAt(result))
            : node.With([.. node.Children.Select(Visit)]);
        return program with { Methods = program.Methods.SetItem(program.Methods.Length - 1, (MethodDeclaration)Visit(program.Main)) };
    }

    private static FuzzProgram WithoutParameter(FuzzProgram program, MethodDeclaration helper, Parameter parameter)
    {
        Method method = Changed(helper.Method, parameters: helper.Method.Parameters.Remove(parameter));
        Node Visit(Node node)
        {
            Node visited = node.With([.. node.Children.Select(Visit)]);
            return visited is Invoke invoke && invoke.Method == helper.Method
                ? new Invoke(method, [.. invoke.Arguments.Where(argument => argument.Parameter != parameter)])
                : visited;
        }

        return program with
        {
            Methods = [.. program.Methods.Select(declaration => declaration == helper
                ? new MethodDeclaration(method, (Block)Visit(helper.Body))
                : (MethodDeclaration)Visit(declaration))],
        };
    }

    private static Method Changed(
        Method method,
        ImmutableArray<Parameter>? parameters = null,
        ImmutableArray<Kind>? results = null,
        bool? isStatic = null,
        bool? isExpressionBodied = null) => new()
        {
            Name = method.Name,
            Parameters = parameters ?? method.Parameters,
            Results = results ?? method.Results,
            IsLocal = method.IsLocal,
            IsExtension = method.IsExtension,
            Owner = method.Owner,
            IsStatic = isStatic ?? method.IsStatic,
            IsExpressionBodied = isExpressionBodied ?? method.IsExpressionBodied,
        };
}
