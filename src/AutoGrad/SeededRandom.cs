using System;
using AutoGrad.Compatibility;

namespace AutoGrad;

/// <summary>
/// Random numbers that depend on the seed alone: the same seed gives the same numbers on every runtime, version and machine, which
/// <see cref="Random"/> does not promise.
/// </summary>
/// <remarks>
/// <para>
/// The generator is xoshiro256** (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", 2021), its state filled from the
/// seed by SplitMix64 (G. Steele, D. Lea and C. Flood, 2014). Its period is 2^256 - 1. It is not meant for cryptography.
/// </para>
/// <para>Not safe for several threads at once: give each its own, by <see cref="SeededRandom(long, long)"/>.</para>
/// </remarks>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any number.</param>
    public SeededRandom(long seed)
        : this(seed, 0)
    {
    }

    /// <summary>Starts one of many sequences of a seed, for instance one for each epoch or for each example.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">The number of the sequence. Stream 0 is the sequence of <see cref="SeededRandom(long)"/>.</param>
    public SeededRandom(long seed, long stream)
    {
        ulong mixed = unchecked((ulong)stream);
        ulong state = unchecked((ulong)seed) ^ (stream == 0 ? 0UL : NextSplitMix(ref mixed));
        _s0 = NextSplitMix(ref state);
        _s1 = NextSplitMix(ref state);
        _s2 = NextSplitMix(ref state);
        _s3 = NextSplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    /// <returns>Any value of the type, all equally likely.</returns>
    public ulong NextUInt64()
    {
        ulong result = unchecked(RotateLeft(_s1 * 5UL, 7) * 9UL);
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 (included) to 1 (not included).</summary>
    /// <returns>One of the 2^53 multiples of 2^-53, all equally likely.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number from one bound (included) to another (not included, but for rounding).</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <returns><paramref name="low"/> + (<paramref name="high"/> - <paramref name="low"/>) * <see cref="NextDouble()"/>.</returns>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>An integer from 0 to below a bound.</summary>
    /// <param name="bound">At least 1.</param>
    /// <returns>Each of 0, 1, ..., <paramref name="bound"/> - 1 equally likely.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is below 1.</exception>
    public int NextInt32(int bound)
    {
        Requires.AtLeast(1, bound, nameof(bound));

        // Of the 2^63 values the last few, which do not fill a whole round of the bound, are drawn again.
        ulong range = (ulong)bound;
        ulong rest = (1UL << 63) % range;
        ulong drawn;
        do
        {
            drawn = NextUInt64() >> 1;
        }
        while (drawn >= (1UL << 63) - rest);
        return (int)(drawn % range);
    }

    /// <summary>Puts the elements into a random order (R. Fisher and F. Yates; R. Durstenfeld 1964), each order equally likely.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="elements">What is rearranged.</param>
    public void Shuffle<T>(Span<T> elements)
    {
        for (int i = elements.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (elements[i], elements[j]) = (elements[j], elements[i]);
        }
    }

    private static ulong RotateLeft(ulong value, int bits) => (value << bits) | (value >> (64 - bits));

    private static ulong NextSplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
