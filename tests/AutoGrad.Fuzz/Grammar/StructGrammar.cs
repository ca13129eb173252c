using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>
/// Puts variables of a program that is finished into structs: parameters beside each other, locals of one method. The program computes what it
/// did, so that the interpreter need not know; but it is written with fields, properties, methods, constructors and copies.
/// </summary>
internal sealed class StructGrammar(Randomness random, FuzzProgram program)
{
    private readonly Dictionary<Variable, bool> _references = Referenced(program);
    private readonly HashSet<Variable> _named = [.. Thrown(program).Select(thrown => thrown.Parameter).OfType<Variable>()];
    private readonly List<Invoke> _calls = [.. program.Descendants().OfType<Invoke>()];
    private int _types;

    public void Apply()
    {
        foreach (MethodDeclaration declaration in program.Methods)
        {
            if (random.Chance(0.5))
            {
                Parameters(declaration);
            }

            if (random.Chance(0.6))
            {
                Locals(declaration);
            }
        }
    }

    private void Parameters(MethodDeclaration declaration)
    {
        Method method = declaration.Method;
        bool isMain = method == program.Main.Method;
        if (isMain && (!method.IsStatic || program.Shape is TypeShape.InstanceClass or TypeShape.InstanceStruct))
        {
            return;
        }

        IEnumerable<Invoke> calls = _calls.Where(call => call.Method == method);
        if (method.IsExtension || (isMain && calls.Any()) || calls.Any(call => call.Arguments.Length != method.Parameters.Length || call.Arguments.Any(argument => argument.IsNamed)))
        {
            return;
        }

        // As many beside each other as there are.
        List<Parameter> together = [.. method.Parameters.SkipWhile(parameter => !Fits(parameter)).TakeWhile(Fits).Take(3)];
        Put("p", together.Select(parameter => parameter.Variable), declaration, isParameter: true);
    }

    private bool Fits(Parameter parameter) =>
        parameter is { Passing: Passing.Value, Default: null, IsConstant: false, IsFuel: false } && Fits(parameter.Variable);

    private bool Fits(Variable variable) =>
        variable is { IsReadOnly: false, Kind: Kind.Double or Kind.Float or Kind.Int or Kind.Bool } && !_named.Contains(variable);

    private void Locals(MethodDeclaration declaration)
    {
        List<Variable> declared = [.. Declared(declaration.Body).Where(Fits).Distinct()];
        random.Shuffle(declared);
        Put("whole", declared.Take(random.Between(1, 4)), declaration, isParameter: false);
    }

    private void Put(string name, IEnumerable<Variable> variables, MethodDeclaration declaration, bool isParameter)
    {
        // Of one struct only one number is passed by reference, and none to a function that may see it.
        bool hasFunctions = declaration.Descendants().OfType<LocalFunction>().Any();
        bool hasReference = false;
        var fields = new List<Variable>();
        foreach (Variable variable in variables)
        {
            bool isReferenced = _references.ContainsKey(variable);
            if (isReferenced && (hasFunctions || hasReference))
            {
                if (isParameter)
                {
                    break;
                }

                continue;
            }

            hasReference |= isReferenced;
            fields.Add(variable);
        }

        if (!fields.Any(variable => variable.Kind.IsReal()))
        {
            return;
        }

        StructForm form = hasReference ? StructForm.Fields : random.Pick([StructForm.Fields, StructForm.Fields, StructForm.Properties, StructForm.Record]);
        var whole = new StructVariable($"{name}{++_types}", $"Struct{_types}", form, [.. fields]) { IsParameter = isParameter };
        bool isAlike = fields.Select(field => field.Kind).Distinct().Count() == 1;
        for (int i = 0; i < fields.Count; i++)
        {
            bool isReferenced = _references.ContainsKey(fields[i]);
            fields[i].Field = new FieldPlace(whole, i)
            {
                Reading = isReferenced ? FieldReading.Directly : random.Pick([FieldReading.Directly, FieldReading.Getter, FieldReading.Method, isAlike ? FieldReading.Indexer : FieldReading.Directly]),
                Writing = random.Pick([FieldWriting.Directly, FieldWriting.Setter, FieldWriting.Method, FieldWriting.With]),
                Use = random.Pick([WholeUse.None, WholeUse.None, WholeUse.Copied, WholeUse.MadeAgain, WholeUse.PassedByReference, isAlike ? WholeUse.TurnedTwice : WholeUse.None]),
            };
        }
    }

    /// <summary>The locals of a method, but for those of its local functions: there may be several of one at a time.</summary>
    private static IEnumerable<Variable> Declared(Node node) => node switch
    {
        LocalFunction => [],
        Declare { Form: not DeclarationForm.Constant } declare => [declare.Variable],
        _ => node.Children.SelectMany(Declared),
    };

    /// <summary>The variables that some call gets by reference, though nothing may say so.</summary>
    private static Dictionary<Variable, bool> Referenced(FuzzProgram program) => program.Descendants().OfType<Argument>()
        .Where(argument => argument.Parameter.Passing != Passing.Value)
        .Select(argument => argument.Value).OfType<Read>()
        .Select(read => read.Variable).Distinct()
        .ToDictionary(variable => variable, _ => true);

    private static IEnumerable<Thrown> Thrown(FuzzProgram program) => program.Descendants().Select(node => node switch
    {
        Throw statement => statement.Thrown,
        ThrowExpression expression => expression.Thrown,
        _ => null,
    }).OfType<Thrown>();
}
