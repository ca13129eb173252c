using System.Collections.Generic;
using AutoGrad.Generator.Tests.Harness;
using static AutoGrad.Generator.Tests.Harness.Domain;

namespace AutoGrad.Generator.Tests.Constructs;

/// <summary>Signal processing as numerical libraries have it: transforms, filters, predictors.</summary>
public sealed class LibrariesSignals : RoutineBattery<LibrariesSignals>
{
    protected override IReadOnlyList<Routine> Rows =>
    [
        new("""
            void Fft(double[] re, double[] im, bool inverse)
            {
                int n = re.Length;
                for (int i = 1, j = 0; i < n; i++)
                {
                    int bit = n >> 1;
                    for (; (j & bit) != 0; bit >>= 1) { j ^= bit; }
                    j ^= bit;
                    if (i < j) { (re[i], re[j]) = (re[j], re[i]); (im[i], im[j]) = (im[j], im[i]); }
                }
                for (int length = 2; length <= n; length <<= 1)
                {
                    double angle = 2 * Math.PI / length * (inverse ? 1 : -1);
                    for (int i = 0; i < n; i += length)
                    {
                        for (int k = 0; k < length / 2; k++)
                        {
                            double c = Math.Cos(angle * k), s = Math.Sin(angle * k);
                            int p = i + k, q = p + length / 2;
                            double tr = re[q] * c - im[q] * s, ti = re[q] * s + im[q] * c;
                            re[q] = re[p] - tr;
                            im[q] = im[p] - ti;
                            re[p] += tr;
                            im[p] += ti;
                        }
                    }
                }
                if (inverse) { for (int i = 0; i < n; i++) { re[i] /= n; im[i] /= n; } }
            }
            """)
        {
            Inputs = random => { int n = 1 << random.Next(0, 4); return [Elements.Vector(random, n), Elements.Vector(random, n), random.Next(2) == 0]; },
        },
        new("""
            double PowerSpectrum(double[] x)
            {
                var re = (double[])x.Clone();
                var im = new double[x.Length];
                Transform(re, im, 0, 1, x.Length);
                double s = 0;
                for (int k = 0; k < x.Length; k++) { s += (re[k] * re[k] + im[k] * im[k]) * (k + 1); }
                return s;
            }
            """)
        {
            Helpers = """
                private static void Transform(double[] re, double[] im, int start, int step, int n)
                {
                    if (n == 1) { return; }
                    int half = n / 2;
                    Transform(re, im, start, 2 * step, half);
                    Transform(re, im, start + step, 2 * step, half);
                    double[] a = new double[n], b = new double[n];
                    for (int k = 0; k < half; k++)
                    {
                        int even = start + 2 * step * k, odd = even + step;
                        double angle = -2 * Math.PI * k / n, c = Math.Cos(angle), s = Math.Sin(angle);
                        double tr = c * re[odd] - s * im[odd], ti = c * im[odd] + s * re[odd];
                        a[k] = re[even] + tr; b[k] = im[even] + ti;
                        a[k + half] = re[even] - tr; b[k + half] = im[even] - ti;
                    }
                    for (int k = 0; k < n; k++) { re[start + step * k] = a[k]; im[start + step * k] = b[k]; }
                }
                """,
            Inputs = random => [Elements.Vector(random, 1 << random.Next(0, 4))],
        },
        new("(double, double) Dft(ReadOnlySpan<double> x, int k) { double re = 0, im = 0; for (int i = 0; i < x.Length; i++) { double a = 2 * Math.PI * i * k / x.Length; re += x[i] * Math.Cos(a); im -= x[i] * Math.Sin(a); } return (re, im); }", new Elements(0, 6), Between(0, 3)),
        new("double Goertzel(double[] x, double frequency) { double c = 2 * Math.Cos(frequency), s1 = 0, s2 = 0; foreach (double v in x) { double s = v + c * s1 - s2; s2 = s1; s1 = s; } return s1 * s1 + s2 * s2 - c * s1 * s2; }", new Elements(0, 6), Between(0.2, 2)),
        new("void CosineTransform(ReadOnlySpan<double> x, Span<double> y) { for (int k = 0; k < y.Length; k++) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * Math.Cos(Math.PI / x.Length * (i + 0.5) * k); } y[k] = s * (k == 0 ? Math.Sqrt(1.0 / x.Length) : Math.Sqrt(2.0 / x.Length)); } }") { Lengths = 1..5 },
        new("double[] Convolve(double[] x, double[] kernel) { var y = new double[x.Length]; int middle = kernel.Length / 2; for (int i = 0; i < x.Length; i++) { for (int k = 0; k < kernel.Length; k++) { int j = i + k - middle; if (j < 0 || j >= x.Length) { continue; } y[i] += x[j] * kernel[k]; } } return y; }", new Elements(0, 6), new Elements(1, 4)),
        new("void FirFilter(Span<double> x, ReadOnlySpan<double> taps, Span<double> delay) { for (int i = 0; i < x.Length; i++) { for (int k = delay.Length - 1; k > 0; k--) { delay[k] = delay[k - 1]; } delay[0] = x[i]; double s = 0; for (int k = 0; k < taps.Length; k++) { s += taps[k] * delay[k]; } x[i] = s; } }", new Elements(0, 5), new Elements(3, 3), new Elements(3, 4)),
        new("void Biquad(Span<double> x, double b0, double b1, double b2, double a1, double a2) { double z1 = 0, z2 = 0; for (int i = 0; i < x.Length; i++) { double y = b0 * x[i] + z1; z1 = b1 * x[i] - a1 * y + z2; z2 = b2 * x[i] - a2 * y; x[i] = y; } }", new Elements(0, 6)),
        new("double CircularDelay(double[] x, double feedback, int delay) { var ring = new double[delay]; int at = 0; double energy = 0; for (int i = 0; i < x.Length; i++) { double y = x[i] + feedback * ring[at]; ring[at] = y; at = (at + 1) % delay; energy += y * y; } return energy; }", new Elements(0, 7), Between(-0.9, 0.9), Between(1, 3)),
        new("double[] MovingAverage(double[] x, int width) { var y = new double[x.Length]; double sum = 0; for (int i = 0; i < x.Length; i++) { sum += x[i]; if (i >= width) { sum -= x[i - width]; } y[i] = sum / Math.Min(i + 1, width); } return y; }", new Elements(0, 6), Between(1, 4)),
        new("void ExponentialSmoothing(Span<double> x, double alpha) { for (int i = 1; i < x.Length; i++) { x[i] = alpha * x[i] + (1 - alpha) * x[i - 1]; } }", new Elements(0, 6), Between(0.1, 0.9)),
        new("void ForwardAndBack(Span<double> x, double alpha) { for (int i = 1; i < x.Length; i++) { x[i] += alpha * (x[i - 1] - x[i]); } for (int i = x.Length - 2; i >= 0; i--) { x[i] += alpha * (x[i + 1] - x[i]); } }", new Elements(0, 6), Between(0.1, 0.9)),
        new("double[] Autocorrelation(double[] x, int lags) { var r = new double[lags]; for (int lag = 0; lag < lags; lag++) { for (int i = lag; i < x.Length; i++) { r[lag] += x[i] * x[i - lag]; } } return r; }", new Elements(0, 6), Between(0, 4)),
        new("""
            double[] Levinson(double[] r, out double error)
            {
                int n = r.Length - 1;
                double[] a = new double[n + 1], t = new double[n + 1];
                a[0] = 1;
                error = r[0];
                for (int i = 1; i <= n; i++)
                {
                    double acc = r[i];
                    for (int j = 1; j < i; j++) { acc += a[j] * r[i - j]; }
                    double k = -acc / error;
                    Array.Copy(a, t, i);
                    for (int j = 1; j < i; j++) { a[j] = t[j] + k * t[i - j]; }
                    a[i] = k;
                    error *= 1 - k * k;
                }
                return a;
            }
            """)
        {
            Inputs = random => { double[] r = Elements.Vector(random, random.Next(1, 6), -1, 1); r[0] += 4; return [r]; },
        },
        new("void HaarWavelet(Span<double> x) { Span<double> t = stackalloc double[x.Length]; for (int n = x.Length; n > 1; n /= 2) { for (int i = 0; i < n / 2; i++) { t[i] = (x[2 * i] + x[2 * i + 1]) / Math.Sqrt(2); t[n / 2 + i] = (x[2 * i] - x[2 * i + 1]) / Math.Sqrt(2); } t.Slice(0, n).CopyTo(x); } }") { Inputs = random => [Elements.Vector(random, 1 << random.Next(0, 4))] },
        new("double[] MedianFilter(double[] x) { var y = new double[x.Length]; var window = new double[3]; for (int i = 0; i < x.Length; i++) { for (int k = 0; k < 3; k++) { window[k] = x[Math.Clamp(i + k - 1, 0, x.Length - 1)]; } for (int a = 1; a < 3; a++) { for (int b = a; b > 0 && window[b] < window[b - 1]; b--) { (window[b], window[b - 1]) = (window[b - 1], window[b]); } } y[i] = window[1] * window[1]; } return y; }", new Elements(0, 6)),
        new("double Windowed(double[] x, double alpha) { int n = x.Length; double s = 0; for (int i = 0; i < n; i++) { double w = alpha - (1 - alpha) * Math.Cos(2 * Math.PI * i / (n - 1)); s += w * w * x[i] * x[i]; } return n > 0 ? s / n : 0; }", new Elements(2, 6), Between(0.4, 0.6)),
        new("void Lms(ReadOnlySpan<double> x, ReadOnlySpan<double> wanted, Span<double> w, double rate) { for (int i = w.Length - 1; i < x.Length; i++) { double y = 0; for (int k = 0; k < w.Length; k++) { y += w[k] * x[i - k]; } double e = wanted[i] - y; for (int k = 0; k < w.Length; k++) { w[k] += rate * e * x[i - k]; } } }", new Elements(5, 5, Between(-1, 1)), new Elements(5, 5), new Elements(2, 3), Between(0.1, 0.5)),
        new("double TotalVariation(double[,] g) { double s = 0; for (int i = 0; i + 1 < g.GetLength(0); i++) { for (int j = 0; j + 1 < g.GetLength(1); j++) { double a = g[i + 1, j] - g[i, j], b = g[i, j + 1] - g[i, j]; s += Math.Sqrt(a * a + b * b + 1e-3); } } return s; }"),
        new("double[,] Convolve2(double[,] image, double[,] kernel) { int n = image.GetLength(0) - kernel.GetLength(0) + 1, m = image.GetLength(1) - kernel.GetLength(1) + 1; var result = new double[n, m]; for (int i = 0; i < n; i++) { for (int j = 0; j < m; j++) { for (int k = 0; k < kernel.GetLength(0); k++) { for (int l = 0; l < kernel.GetLength(1); l++) { result[i, j] += image[i + k, j + l] * kernel[k, l]; } } } } return result; }", new Elements(3, 4), new Elements(1, 2)),
        new("double MaximumPooling(double[,] x) { double s = 0; for (int i = 0; i + 1 < x.GetLength(0); i += 2) { for (int j = 0; j + 1 < x.GetLength(1); j += 2) { double best = double.NegativeInfinity; for (int k = 0; k < 4; k++) { double v = x[i + k / 2, j + k % 2]; if (v > best) { best = v; } } s += best * best; } } return s; }"),
    ];
}
