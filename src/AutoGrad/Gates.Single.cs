using System;
using System.Runtime.CompilerServices;

namespace AutoGrad;

// The same gates over float. Those with an exponential go through double: it costs little, and the only rounding left is the last one.
public static partial class Gates
{
    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <inheritdoc cref="LogSigmoid(double)"/>
    public static float LogSigmoid(float x) => (float)LogSigmoid((double)x);

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Softplus((double)x);

    /// <inheritdoc cref="Relu(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float x) => MathF.Max(x, 0f);

    /// <inheritdoc cref="LeakyRelu(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyRelu(float x, float slope = 0.01f) => x > 0f ? x : slope * x;

    /// <inheritdoc cref="Hinge(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Hinge(float margin) => MathF.Max(0f, 1f - margin);

    /// <inheritdoc cref="Square(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Square(float x) => x * x;

    /// <inheritdoc cref="Detach(double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Detach(float x) => x;

    /// <inheritdoc cref="Chain(double, double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Chain(float pull, float local) => pull == 0f ? 0f : pull * local;
}
