using System;
using System.ComponentModel;
using System.Globalization;

namespace AutoGrad.Runtime;

/// <summary>What generated methods check at entry: that each gradient has the shape of what it is the gradient of.</summary>
/// <remarks>An array that is null counts as empty, so that the exception of the method itself comes first.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Shape
{
    /// <summary>Requires a gradient buffer to be as long as its input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="gradientName">The name of the gradient's parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Require(ReadOnlySpan<double> input, ReadOnlySpan<double> gradient, string gradientName) =>
        Require(input.Length, gradient.Length, gradientName);

    /// <inheritdoc cref="Require(ReadOnlySpan{double}, ReadOnlySpan{double}, string)"/>
    public static void Require(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, string gradientName) =>
        Require(input.Length, gradient.Length, gradientName);

    /// <summary>Requires a gradient array to have the shape of its input: the lengths in each dimension, and those of each array inside.</summary>
    /// <typeparam name="T">The type of both arrays.</typeparam>
    /// <param name="input">The input: an array of several dimensions, or of arrays.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="gradientName">The name of the gradient's parameter.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Require<T>(T input, T gradient, string gradientName)
        where T : class?
    {
        if (!ArrayShapes.AreSame(input as Array, gradient as Array))
        {
            throw new ArgumentException(
                "The gradient must have the shape of the input: " + ArrayShapes.Difference(input as Array, gradient as Array, "the input", "the gradient") + ".", gradientName);
        }
    }

    /// <summary>Requires a pull to be as long as the result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="pull">The pull on it.</param>
    /// <param name="pullName">The name of the pull's parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireResult(ReadOnlySpan<double> result, ReadOnlySpan<double> pull, string pullName) =>
        RequireResult(result.Length, pull.Length, pullName);

    /// <inheritdoc cref="RequireResult(ReadOnlySpan{double}, ReadOnlySpan{double}, string)"/>
    public static void RequireResult(ReadOnlySpan<float> result, ReadOnlySpan<float> pull, string pullName) =>
        RequireResult(result.Length, pull.Length, pullName);

    /// <inheritdoc cref="RequireResult(ReadOnlySpan{double}, ReadOnlySpan{double}, string)"/>
    /// <typeparam name="T">A number of a type parameter.</typeparam>
    public static void RequireResult<T>(ReadOnlySpan<T> result, ReadOnlySpan<T> pull, string pullName) =>
        RequireResult(result.Length, pull.Length, pullName);

    /// <summary>Requires a pull to have the shape of the result.</summary>
    /// <typeparam name="T">The type of both arrays.</typeparam>
    /// <param name="result">The result: an array of several dimensions, or of arrays.</param>
    /// <param name="pull">The pull on it.</param>
    /// <param name="pullName">The name of the pull's parameter.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void RequireResult<T>(T result, T pull, string pullName)
        where T : class?
    {
        if (!ArrayShapes.AreSame(result as Array, pull as Array))
        {
            throw new ArgumentException(
                "The pull must have the shape of the result: " + ArrayShapes.Difference(result as Array, pull as Array, "the result", "the pull") + ".", pullName);
        }
    }

    /// <inheritdoc cref="Require(ReadOnlySpan{double}, ReadOnlySpan{double}, string)"/>
    /// <typeparam name="T">A struct of numbers, or a number of a type parameter.</typeparam>
    public static void Require<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> gradient, string gradientName) => Require(input.Length, gradient.Length, gradientName);

    private static void Require(int input, int gradient, string gradientName)
    {
        if (input != gradient)
        {
            throw new ArgumentException(
                "The gradient must be as long as the input: the input has " + Text(input) + " elements, the gradient has " + Text(gradient) + ".", gradientName);
        }
    }

    private static void RequireResult(int result, int pull, string pullName)
    {
        if (result != pull)
        {
            throw new ArgumentException(
                "The pull must be as long as the result: the result has " + Text(result) + " elements, the pull has " + Text(pull) + ".", pullName);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
