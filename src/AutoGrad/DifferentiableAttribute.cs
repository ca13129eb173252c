using System;

namespace AutoGrad;

/// <summary>
/// Marks a method of which the gradient is wanted. For a method <c>F</c> the generator writes two methods beside it,
/// in the same partial type and with the same accessibility: <c>FBackward</c> and <c>FGradient</c>.
/// </summary>
/// <remarks>
/// <para>
/// <c>FBackward</c> takes the parameters of <c>F</c>, then the pull on the result (<c>dResult</c>), then one gradient for each input that is
/// not constant. It returns the value of <c>F</c> and <b>adds</b> the pull times each partial derivative to the gradients.
/// </para>
/// <para>
/// <c>FGradient</c> takes the parameters of <c>F</c>, then one gradient for each such input. It returns the value of <c>F</c> and
/// <b>sets</b> each gradient to the partial derivative. It is made where the result is one number, and no <c>out</c> parameter is another.
/// </para>
/// <list type="table">
/// <listheader><term>input of F</term><description>its gradient</description></listheader>
/// <item><term><c>double x</c>, <c>in double x</c></term><description><c>ref double dx</c>; in <c>FGradient</c> <c>out double dx</c></description></item>
/// <item><term><c>double[] x</c>, <c>Span&lt;double&gt; x</c>, <c>ReadOnlySpan&lt;double&gt; x</c></term><description><c>Span&lt;double&gt; dx</c> of the same length</description></item>
/// <item><term><c>double[,] x</c> (up to four dimensions), <c>double[][] x</c></term><description><c>dx</c> of the same type and shape</description></item>
/// <item><term><c>ref double x</c></term><description><c>ref double dx</c>: the pull on what <c>x</c> is afterwards, which becomes the gradient of what it was before</description></item>
/// <item><term><c>out double y</c></term><description><c>double dy</c>, the pull on it</description></item>
/// <item><term>a struct or a tuple of numbers <c>P p</c></term><description>as a number: <c>ref P dp</c>, <c>out P dp</c>; <c>out P q</c> has the pull <c>P dq</c></description></item>
/// <item><term><c>P[] x</c>, <c>Span&lt;P&gt; x</c>, <c>ReadOnlySpan&lt;P&gt; x</c></term><description><c>Span&lt;P&gt; dx</c> of the same length</description></item>
/// <item><term><c>this</c> of a struct with numbers in it</term><description><c>ref P dThis</c>, the first of the gradients; in <c>FGradient</c> <c>out P dThis</c></description></item>
/// </list>
/// <para>
/// The gradient of a struct is a struct of its type: a number for each of its numbers, everything else as it is by default. It is written number by
/// number, never by a constructor or a setter with a body.
/// </para>
/// <para>
/// <c>float</c> works as <c>double</c> does. The gradient of a buffer that <c>F</c> writes holds the pull on what the buffer holds afterwards
/// when the call begins (in <c>FGradient</c> that is zero), and the gradient of what it held before when it ends. The pull on a tuple or a struct is
/// another of its type, that on a <c>double[]</c> a <c>ReadOnlySpan&lt;double&gt;</c> as long as the result, that on other arrays one of the same type and shape; there is
/// none on a result without numbers. A buffer that is written, a gradient above all, must not overlap another argument: that, and a gradient of
/// another shape than its input, is an <see cref="ArgumentException"/> before anything is done.
/// </para>
/// <para>
/// On a field or a property of a class it says that what the object's differentiable methods read there has a gradient: the generated methods have a
/// gradient parameter for it, as if it were a parameter of the method, before those of the method's own parameters and called after the member (<c>_bias</c> has
/// <c>ref double dbias</c>, <c>double[] Weights</c> has <c>Span&lt;double&gt; dWeights</c>). Unmarked members are held constant. The numbers of a struct have a
/// gradient in the struct's own methods without being marked: <c>dThis</c>, a struct of its type.
/// </para>
/// <para>
/// Both return the value bit for bit as <c>F</c> returns it, leave in buffers and references what <c>F</c> leaves there, and throw what
/// <c>F</c> throws; if they throw, no gradient has changed, buffers hold what <c>F</c> had written, and <c>ref</c> and <c>out</c> numbers what they
/// held before. A method that cannot be differentiated correctly does not compile: a diagnostic
/// says why, at the place in question.
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
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = false)]
public sealed class DifferentiableAttribute : Attribute
{
}
