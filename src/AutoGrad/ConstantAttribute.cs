using System;

namespace AutoGrad;

/// <summary>
/// Marks a parameter of a <see cref="DifferentiableAttribute">differentiable</see> method that is held fixed: no gradient
/// parameter is made for it, and nothing is computed for it.
/// </summary>
/// <remarks>
/// Parameters of types that carry no gradient (<c>int</c>, <c>bool</c>, enumerations, strings, arrays and spans of these) are constant without the
/// attribute. Of a buffer or a reference that the method writes, it holds what comes in fixed; what the method computes there has its gradient.
/// To hold a value fixed inside a body, use <see cref="Gates.Detach(double)"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class ConstantAttribute : Attribute
{
}
