using System;

namespace AutoGrad;

/// <summary>
/// Marks a method of which the gradient is wanted. For a method <c>F</c> the generator writes two methods beside it,
/// in the same partial type and with the same accessibility: <c>FBackward</c> and <c>FGradient</c>.
/// </summary>
/// <remarks>
/// <para>
/// <c>FBackward</c> takes the parameters of <c>F</c>, then the pull on the result (<c>dResult</c>), then one
/// <c>ref</c> gradient for each input that is not constant. It returns the value of <c>F</c> and <b>adds</b>
/// the pull times each partial derivative to the gradients.
/// </para>
/// <para>
/// <c>FGradient</c> takes the parameters of <c>F</c>, then one <c>out</c> gradient for each such input. It returns the value
/// of <c>F</c> and <b>sets</b> each gradient to the partial derivative. It is not made for a method that returns a tuple.
/// </para>
/// <para>
/// Both return the value bit for bit as <c>F</c> returns it and throw what <c>F</c> throws; if they throw, no gradient has
/// changed. A method that cannot be differentiated correctly does not compile: a diagnostic says why, at the place in question.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// public static partial class Model
/// {
///     [Differentiable]
///     public static double Product(double x, double y) => x * y;
/// }
///
/// double value = Model.ProductGradient(-2.0, 3.0, out double dx, out double dy);   // -6, dx = 3, dy = -2
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
}
