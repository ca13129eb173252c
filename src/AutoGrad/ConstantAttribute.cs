using System;

namespace AutoGrad;

/// <summary>
/// Marks a parameter of a <see cref="DifferentiableAttribute">differentiable</see> method that is held fixed: no gradient
/// parameter is made for it, and nothing is computed for it.
/// </summary>
/// <remarks>
/// Parameters of types that carry no gradient (<c>int</c>, <c>bool</c>, enumerations, strings) are constant without the attribute.
/// To hold a value fixed inside a body, use <see cref="Gates.Detach(double)"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ConstantAttribute : Attribute
{
}
