using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Printing;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Grammar;

/// <summary>Random programs.</summary>
internal static class ProgramGrammar
{
    public static FuzzProgram Make(Randomness random, Features features, int number)
    {
        TypeShape shape = random.Below(10) switch
        {
            < 6 => TypeShape.StaticClass,
            6 => TypeShape.NestedClass,
            7 => TypeShape.InstanceClass,
            8 => TypeShape.InstanceStruct,
            _ => TypeShape.GenericClass,
        };
        bool hasInstance = shape is TypeShape.InstanceClass or TypeShape.InstanceStruct;
        var around = new Surroundings(random, features, shape) { Favourite = FunctionTable.Families[number % FunctionTable.Families.Length] };
        AddFields(around, hasInstance);

        var methods = new List<MethodDeclaration>();
        var grammar = new MethodGrammar(around);
        int helpers = random.Chance(around.Has(Features.Recursion) ? 0.6 : 0.5) ? random.Between(1, 3) : 0;
        for (int i = 0; i < helpers; i++)
        {
            // Known before their bodies are written, recursive methods can call themselves, and two of them each other.
            bool isRecursive = around.Has(Features.Recursion) && random.Chance(0.3);
            List<Method> together = [grammar.Helper($"Help{i + 1}", isStatic: !hasInstance || random.Chance(0.5), isRecursive)];
            if (isRecursive && random.Chance(0.3))
            {
                together.Add(grammar.Helper($"Help{++i + 1}", together[0].IsStatic, isRecursive));
            }

            around.Helpers.AddRange(isRecursive ? together : []);
            foreach (Method helper in together)
            {
                around.Budget = random.Chance(0.2) ? 90 : 25;
                around.Current = helper;
                methods.Add(grammar.Body(helper));
            }

            around.Helpers.AddRange(isRecursive ? [] : together);
        }

        around.Current = null;
        around.Budget = random.Chance(0.1) ? random.Between(100, 300) : around.Has(Features.Loops) ? random.Between(20, 110) : random.Between(15, 80);
        methods.Add(grammar.Main(ProgramPrinter.MethodName, isStatic: !hasInstance || random.Chance(0.2)));
        var program = new FuzzProgram($"P{number}", shape, [.. around.Fields], [.. methods]);
        if (around.Has(Features.Structs) && random.Chance(0.5))
        {
            new StructGrammar(random, program).Apply();
        }

        return program;
    }

    private static void AddFields(Surroundings around, bool hasInstance)
    {
        Randomness random = around.Random;
        int count = random.Below(4);
        for (int i = 0; i < count; i++)
        {
            Kind kind = random.Below(10) switch
            {
                < 5 => Kind.Double,
                < 7 => Kind.Float,
                7 => Kind.DoubleArray,
                8 => Kind.FloatArray,
                _ => Kind.IntArray,
            };
            FieldForm form = hasInstance ? random.Pick([FieldForm.Instance, FieldForm.Property, FieldForm.Constant]) : random.Pick([FieldForm.Constant, FieldForm.StaticReadonly]);
            int length = 1;
            if (kind.IsBuffer())
            {
                form = FieldForm.StaticReadonly;
                length = random.Between(2, 5);
            }

            double[] numbers = [.. Enumerable.Range(0, length).Select(_ => Number(random, kind.IsBuffer() ? kind.Element() : kind))];
            around.Fields.Add(new Field($"{(form == FieldForm.Property ? "Gain" : kind.IsBuffer() ? "Table" : "Factor")}{i + 1}", kind, form, [.. numbers]));
        }
    }

    private static double Number(Randomness random, Kind kind) => kind switch
    {
        Kind.Int => random.Between(-2, 5),
        Kind.Float => (float)Math.Round(random.Between(-1.5, 2.5), 2),
        _ => Math.Round(random.Between(-1.5, 2.5), 2),
    };
}
