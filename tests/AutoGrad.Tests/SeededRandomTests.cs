using System;
using System.Linq;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>The seeded generator: the published sequences, and numbers spread as they should be.</summary>
public sealed class SeededRandomTests
{
    /// <summary>
    /// SplitMix64 from seed 0 begins E220A8397B1DCDAF, 6E789E6AA1B965F4, 06C45D188009454F, F88BB8A8724C81EC (the values of its published reference
    /// implementation). The first output of xoshiro256** is rotl(s1 * 5, 7) * 9.
    /// </summary>
    [Fact]
    public void The_state_comes_from_SplitMix64_and_the_numbers_from_xoshiro256()
    {
        ulong[] state = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC];
        var random = new SeededRandom(0);

        for (int i = 0; i < 100; i++)
        {
            ulong expected = unchecked(ulong.RotateLeft(state[1] * 5, 7) * 9);
            ulong t = state[1] << 17;
            state[2] ^= state[0];
            state[3] ^= state[1];
            state[1] ^= state[2];
            state[0] ^= state[3];
            state[2] ^= t;
            state[3] = ulong.RotateLeft(state[3], 45);
            Assert.Equal(expected, random.NextUInt64());
        }
    }

    [Fact]
    public void A_seed_and_a_stream_fix_the_sequence()
    {
        Assert.Equal(Numbers(new SeededRandom(5, 3)), Numbers(new SeededRandom(5, 3)));
        Assert.Equal(Numbers(new SeededRandom(5)), Numbers(new SeededRandom(5, 0)));
        Assert.NotEqual(Numbers(new SeededRandom(5, 3)), Numbers(new SeededRandom(5, 4)));
        Assert.NotEqual(Numbers(new SeededRandom(5, 3)), Numbers(new SeededRandom(6, 3)));

        static ulong[] Numbers(SeededRandom random) => [.. Enumerable.Range(0, 10).Select(_ => random.NextUInt64())];
    }

    [Fact]
    public void Numbers_fill_their_range_evenly()
    {
        var random = new SeededRandom(1);
        int[] counts = new int[10];
        double sum = 0.0;
        for (int i = 0; i < 100_000; i++)
        {
            double number = random.NextDouble(-1.0, 3.0);
            Assert.InRange(number, -1.0, 3.0);
            sum += number;
            counts[random.NextInt32(10)]++;
        }

        // The standard deviation of the mean is 4 / sqrt(12 * 100,000) = 0.00365, that of a count is 95.
        Assert.Equal(1.0, sum / 100_000, 0.02);
        Assert.All(counts, count => Assert.InRange(count, 9500, 10_500));
    }

    [Fact]
    public void Every_order_of_three_is_equally_likely()
    {
        var random = new SeededRandom(2);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            int[] order = [0, 1, 2];
            random.Shuffle<int>(order);
            counts[order[0] * 2 + (order[1] > order[2] ? 1 : 0)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9500, 10_500));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_below_one_is_refused(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(bound), () => new SeededRandom(1).NextInt32(bound));
}
