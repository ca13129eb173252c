using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Runtime;
using Xunit;

namespace AutoGrad.Tests;

/// <summary>What is kept comes back, last in, first out, whatever its type and however much there is.</summary>
public sealed class RecordingTests
{
    private enum Side : byte
    {
        Left,
        Right,
    }

    [Fact]
    public void What_was_kept_last_comes_back_first_whatever_its_type()
    {
        var recording = default(Recording);
        recording.Push(1.5);
        recording.Push(2.5f);
        recording.Push(true);
        recording.Push(-7);
        recording.Push(Side.Right);
        recording.Push(long.MinValue);
        recording.Push(1.25m);
        recording.Push((3.5, 4));

        Assert.Equal((3.5, 4), recording.Pop<(double, int)>());
        Assert.Equal(1.25m, recording.Pop<decimal>());
        Assert.Equal(long.MinValue, recording.Pop<long>());
        Assert.Equal(Side.Right, recording.Pop<Side>());
        Assert.Equal(-7, recording.Pop<int>());
        Assert.True(recording.Pop<bool>());
        Assert.Equal(2.5f, recording.Pop<float>());
        Assert.Equal(1.5, recording.Pop<double>());
        recording.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void It_grows(int count)
    {
        var recording = default(Recording);
        for (int i = 0; i < count; i++)
        {
            recording.Push((double)i);
            recording.Push(i % 3 == 0);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            Assert.True(recording.Pop<bool>() == (i % 3 == 0));
            Assert.True(recording.Pop<double>() == i);
        }

        recording.Dispose();
    }

    [Fact]
    public void It_does_what_a_stack_does_in_any_order_of_calls()
    {
        var random = new Random(20);
        var stack = new Stack<long>();
        var recording = default(Recording);
        for (int i = 0; i < 300_000; i++)
        {
            // Runs of pushes and of pops, so that the ends of blocks are crossed in both directions.
            bool pushes = i / 2_000 % 3 != 2 ? random.Next(10) < 7 : random.Next(10) < 1;
            if (pushes || stack.Count == 0)
            {
                long value = random.NextInt64();
                if (value % 2 == 0)
                {
                    recording.Push(value);
                }
                else
                {
                    recording.Push((byte)value);
                    value = (byte)value;
                }

                stack.Push(value);
                recording.Push(value > byte.MaxValue || value < 0 || value % 2 == 0);
            }
            else
            {
                bool isLong = recording.Pop<bool>();
                Assert.Equal(stack.Pop(), isLong ? recording.Pop<long>() : recording.Pop<byte>());
            }
        }

        recording.Dispose();
    }

    [Fact]
    public void A_value_may_be_larger_than_a_block()
    {
        var recording = default(Recording);
        recording.Push(1.0);
        recording.Push(new Large());
        recording.Pop<Large>();
        recording.Push(2.0);
        var large = new Large();
        large[4999] = 3.0;
        recording.Push(large);

        Assert.Equal(3.0, recording.Pop<Large>()[4999]);
        Assert.Equal(2.0, recording.Pop<double>());
        Assert.Equal(1.0, recording.Pop<double>());
        recording.Dispose();
    }

    [Fact]
    public void A_block_that_is_too_small_for_a_large_value_is_passed_over()
    {
        var recording = default(Recording);
        for (int i = 0; i < 200; i++)
        {
            recording.Push((double)i);
        }

        for (int i = 199; i >= 128; i--)
        {
            recording.Pop<double>();
        }

        recording.Push(new Large());
        recording.Pop<Large>();
        recording.Push(new Large());
        recording.Pop<Large>();

        for (int i = 127; i >= 0; i--)
        {
            Assert.Equal(i, recording.Pop<double>());
        }

        recording.Dispose();
    }

    [Fact]
    public void Taking_more_than_was_kept_is_a_mistake()
    {
        var recording = default(Recording);
        Assert.Throws<InvalidOperationException>(() => default(Recording).Pop<double>());
        Assert.Throws<InvalidOperationException>(() => default(Recording).PopReference<string>());

        recording.Push(1);
        InvalidOperationException? exception = null;
        try
        {
            recording.Pop<double>();
        }
        catch (InvalidOperationException caught)
        {
            exception = caught;
        }

        Assert.NotNull(exception);
        recording.Dispose();
    }

    [Fact]
    public void References_come_back_in_reverse_order_nulls_too()
    {
        double[] row = [1.0];
        var recording = default(Recording);
        recording.PushReference(row);
        recording.PushReference(null);
        recording.Push(5);
        recording.PushReference("text");

        Assert.Equal("text", recording.PopReference<string>());
        Assert.Equal(5, recording.Pop<int>());
        Assert.Null(recording.PopReference<double[]>());
        Assert.Same(row, recording.PopReference<double[]>());
        recording.Dispose();
    }

    [Fact]
    public void References_grow()
    {
        object[] kept = new object[5_000];
        var recording = default(Recording);
        for (int i = 0; i < kept.Length; i++)
        {
            recording.PushReference(kept[i] = new object());
        }

        for (int i = kept.Length - 1; i >= 0; i--)
        {
            Assert.Same(kept[i], recording.PopReference<object>());
        }

        recording.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_reference_stays_in_the_pool(bool isPopped)
    {
        WeakReference[] kept = new WeakReference[100];
        Keep(kept, isPopped);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.All(kept, reference => Assert.False(reference.IsAlive));
    }

    [Fact]
    public void Slots_have_their_length_and_do_not_meet()
    {
        var recording = default(Recording);
        Span<double> first = recording.Rent<double>(100);
        Span<int> second = recording.Rent<int>(7, 107);
        Span<bool> third = recording.PushSlots<bool>(3);
        first.Fill(1.5);
        second.Fill(7);
        third.Fill(true);
        for (int i = 0; i < 50; i++)
        {
            recording.PushSlots<double>(20 + i).Fill(9.0);
            recording.Rent<double>(20 + (300 * i)).Fill(9.0);
            recording.Push(9.0);
        }

        Assert.Equal(100, first.Length);
        Assert.Equal(100, second.Length);
        Assert.Equal(3, third.Length);
        Assert.All(first.ToArray(), value => Assert.Equal(1.5, value));
        Assert.All(second.ToArray(), value => Assert.Equal(7, value));
        Assert.All(third.ToArray(), Assert.True);
        recording.Dispose();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(5, 4)]
    [InlineData(int.MaxValue, int.MinValue)]
    [InlineData(long.MaxValue, 1)]
    public void A_loop_that_does_not_run_gets_no_slots(long from, long to)
    {
        var recording = default(Recording);
        Assert.Equal(0, recording.Rent<double>(from, to).Length);
        Assert.Equal(0, recording.PushSlots<double>(from, to).Length);
        Assert.Equal(0, recording.PopSlots<double>().Length);
        recording.Dispose();
    }

    [Fact]
    public void More_slots_than_an_array_can_hold_are_fewer()
    {
        var recording = default(Recording);
        Assert.InRange(recording.Rent<byte>(1L + int.MaxValue).Length, 1 << 20, int.MaxValue);
        Assert.InRange(recording.PushSlots<byte>(int.MinValue, int.MaxValue).Length, 1 << 20, int.MaxValue);
        recording.Dispose();
    }

    [Fact]
    public void Slots_come_back_last_first_whatever_stays_between_them()
    {
        var random = new Random(7);
        for (int round = 0; round < 20; round++)
        {
            var recording = default(Recording);
            int[] lengths = [.. Enumerable.Range(0, 200).Select(_ => random.Next(10) switch { 0 => 0, < 8 => random.Next(40), 8 => random.Next(3_000), _ => random.Next(40_000) })];
            for (int i = 0; i < lengths.Length; i++)
            {
                if (i % 3 == 1)
                {
                    recording.Rent<float>(lengths[^(i + 1)]).Fill(-1f);
                }

                switch (i % 4)
                {
                    case 0:
                        recording.PushSlots<double>(lengths[i]).Fill(i);
                        break;
                    case 1:
                        recording.PushSlots<bool>(lengths[i]).Fill(true);
                        break;
                    case 2:
                        recording.PushSlots<int>(lengths[i]).Fill(i);
                        break;
                    default:
                        recording.PushSlots<decimal>(lengths[i]).Fill(i);
                        break;
                }
            }

            for (int i = lengths.Length - 1; i >= 0; i--)
            {
                switch (i % 4)
                {
                    case 0:
                        Check(recording.PopSlots<double>(), lengths[i], i);
                        break;
                    case 1:
                        Check(recording.PopSlots<bool>(), lengths[i], true);
                        break;
                    case 2:
                        Check(recording.PopSlots<int>(), lengths[i], i);
                        break;
                    default:
                        Check(recording.PopSlots<decimal>(), lengths[i], i);
                        break;
                }
            }

            recording.Dispose();
        }

        static void Check<T>(Span<T> slots, int length, T value)
        {
            Assert.Equal(length, slots.Length);
            Assert.True(slots.IndexOfAnyExcept(value) < 0);
        }
    }

    [Fact]
    public void Slots_can_be_pushed_again_after_they_were_popped()
    {
        var recording = default(Recording);
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < 60; i++)
            {
                recording.PushSlots<int>(100 + (i * 10)).Fill(round + i);
            }

            for (int i = 59; i >= 10 * round; i--)
            {
                Assert.Equal(Enumerable.Repeat(round + i, 100 + (i * 10)), recording.PopSlots<int>().ToArray());
            }
        }

        recording.Dispose();
    }

    [Fact]
    public void No_slots_are_left_where_none_were_pushed()
    {
        Assert.Throws<InvalidOperationException>(() => default(Recording).PopSlots<double>().Length);
        Assert.Throws<InvalidOperationException>(() =>
        {
            var recording = default(Recording);
            recording.PushSlots<double>(3);
            recording.Rent<double>(4);
            recording.Rent<double>(40_000);
            recording.PopSlots<double>();
            return recording.PopSlots<double>().Length;
        });
    }

    [Fact]
    public void Rented_arrays_are_cleared_and_do_not_meet()
    {
        for (int round = 0; round < 3; round++)
        {
            var recording = default(Recording);
            for (int i = 0; i < 3; i++)
            {
                Check(recording.RentArray<double>(100), 100, round + 1.0);
                Check(recording.RentArray<float>(50 + i), 50 + i, round + 1f);
                Check(recording.RentArray<int>(100), 100, round + 1);
                Check(recording.RentArray<long>(3), 3, round + 1L);
                Check(recording.RentArray<bool>(20), 20, true);
                Check(recording.RentArray<byte>(20), 20, (byte)1);
                Check(recording.RentArray<Side>(20), 20, Side.Right);
                Check(recording.RentArray<decimal>(20), 20, 1m);
            }

            Assert.NotSame(recording.RentArray<double>(100), recording.RentArray<double>(100));
            Assert.Empty(recording.RentArray<double>(0));
            recording.Dispose();
        }

        static void Check<T>(T[] array, int length, T value)
        {
            Assert.True(array.Length >= length);
            Assert.All(array[..length], element => Assert.Equal(default, element));
            Array.Fill(array, value);
        }
    }

    [Fact]
    public void An_array_of_negative_length_is_refused()
    {
        Assert.Throws<OverflowException>(() => default(Recording).RentArray<double>(-1));
    }

    [Fact]
    public void Disposing_twice_gives_the_memory_back_once()
    {
        var recording = default(Recording);
        recording.Push(1.0);
        recording.PushReference("x");
        recording.Rent<double>(64);
        recording.RentArray<double>(64);
        recording.Dispose();
        recording.Dispose();

        // Given back twice, the pool would hand one array to both.
        var first = default(Recording);
        var second = default(Recording);
        Span<double> one = first.Rent<double>(64);
        Span<double> other = second.Rent<double>(64);
        first.Push(1.0);
        second.Push(2.0);
        first.PushReference("first");
        second.PushReference("second");

        Assert.False(one.Overlaps(other));
        Assert.NotSame(first.RentArray<double>(64), second.RentArray<double>(64));
        Assert.Equal(1.0, first.Pop<double>());
        Assert.Equal(2.0, second.Pop<double>());
        Assert.Equal("first", first.PopReference<string>());
        Assert.Equal("second", second.PopReference<string>());
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public void It_can_be_used_again_after_it_was_disposed()
    {
        var recording = default(Recording);
        recording.Push(1.0);
        recording.Dispose();
        recording.Push(2.0);
        recording.PushReference("again");

        Assert.Equal(2.0, recording.Pop<double>());
        Assert.Equal("again", recording.PopReference<string>());
        recording.Dispose();
    }

    [Fact]
    public void Nothing_is_allocated_once_the_pool_is_warm()
    {
        Assert.Equal(0, Allocations.Of(() =>
        {
            var recording = default(Recording);
            recording.Rent<double>(1_000)[0] = 1.0;
            recording.PushSlots<int>(500)[0] = 1;
            recording.PushSlots<int>(50_000)[0] = 1;
            recording.RentArray<double>(400)[0] = 1.0;
            recording.RentArray<bool>(300)[0] = true;
            for (int i = 0; i < 20_000; i++)
            {
                recording.Push((double)i);
                recording.PushReference("x");
            }

            for (int i = 0; i < 20_000; i++)
            {
                recording.Pop<double>();
                recording.PopReference<string>();
            }

            recording.Dispose();
        }));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(WeakReference[] kept, bool isPopped)
    {
        var recording = default(Recording);
        for (int i = 0; i < kept.Length; i++)
        {
            object value = new();
            kept[i] = new WeakReference(value);
            recording.PushReference(value);
        }

        for (int i = 0; isPopped && i < kept.Length; i++)
        {
            recording.PopReference<object>();
        }

        recording.Dispose();
    }

    [InlineArray(5_000)]
    private struct Large
    {
        private double _first;
    }
}
