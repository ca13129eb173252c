using System;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>What the runtime library is made of: attributes that can be written where they mean something, and no dependency.</summary>
public sealed class RuntimeAssemblyTests
{
    [Theory]
    [InlineData(typeof(DifferentiableAttribute), AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property)]
    [InlineData(typeof(ConstantAttribute), AttributeTargets.Parameter)]
    public void An_attribute_is_written_once_and_only_where_it_means_something(Type attribute, AttributeTargets targets)
    {
        AttributeUsageAttribute usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;

        Assert.Equal(targets, usage.ValidOn);
        Assert.False(usage.AllowMultiple);
        Assert.False(usage.Inherited);
    }

    [Fact]
    public void The_runtime_depends_on_nothing_but_the_framework()
    {
        string?[] foreign = typeof(Gates).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Where(name => name is null || !name.StartsWith("System.", StringComparison.Ordinal))
            .ToArray();

        Assert.Empty(foreign);
    }

    /// <summary>Whoever imports the library gets what he calls, and not what generated code calls: names such as Shape are his own.</summary>
    [Fact]
    public void What_generated_code_calls_is_out_of_the_way()
    {
        Type[] helpers = typeof(Gates).Assembly.GetExportedTypes().Where(type => type.Namespace == "AutoGrad.Runtime").ToArray();

        Assert.Equal(["Buffers", "Numerics", "Overlap", "Packed", "Recording", "Shape"], helpers.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.All(helpers, helper => Assert.Equal(
            EditorBrowsableState.Never, helper.GetCustomAttribute<EditorBrowsableAttribute>()?.State));
        Assert.All(
            typeof(Gates).Assembly.GetExportedTypes().Except(helpers),
            type => Assert.Null(type.GetCustomAttribute<EditorBrowsableAttribute>()));
    }

    [Fact]
    public void Every_gate_is_there_for_double_and_for_float()
    {
        MethodInfo[] gates = typeof(Gates).GetMethods(BindingFlags.Public | BindingFlags.Static);

        string[] doubles = NamesOf(gates, typeof(double));
        string[] floats = NamesOf(gates, typeof(float));

        Assert.Equal(
            ["Chain", "Detach", "Hinge", "LeakyRelu", "LogSigmoid", "Relu", "Sigmoid", "Softplus", "Square"],
            doubles);
        Assert.Equal(doubles, floats);
    }

    private static string[] NamesOf(MethodInfo[] gates, Type number) => gates
        .Where(gate => gate.ReturnType == number && gate.GetParameters().All(parameter => parameter.ParameterType == number))
        .Select(gate => gate.Name)
        .Order(StringComparer.Ordinal)
        .ToArray();
}
