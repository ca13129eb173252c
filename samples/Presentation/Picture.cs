using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScottPlot;

namespace Presentation;

/// <summary>Pictures of what a sample has computed, written as SVG.</summary>
public static class Picture
{
    private const int Width = 800;
    private const int Height = 500;
    private const int BoundaryCells = 400;

    /// <summary>Curves over the same axis.</summary>
    /// <param name="folder">The folder for the picture.</param>
    /// <param name="name">The name of the file, without its ending.</param>
    /// <param name="title">The title of the chart.</param>
    /// <param name="horizontal">What the horizontal axis counts.</param>
    /// <param name="vertical">What the vertical axis shows.</param>
    /// <param name="curves">The curves.</param>
    /// <param name="logarithmic">Whether the decimal logarithms of the values are shown; values that are not above 0 are left out.</param>
    /// <returns>The path of the picture.</returns>
    public static string OfCurves(
        string folder, string name, string title, string horizontal, string vertical, IEnumerable<Curve> curves, bool logarithmic = false)
    {
        using var plot = new Plot();
        foreach (Curve curve in curves)
        {
            (double X, double Y)[] points = curve.Values
                .Select((value, index) => (X: curve.First + index, Y: logarithmic ? Math.Log10(value) : value))
                .Where(point => double.IsFinite(point.Y))
                .ToArray();
            plot.Add.ScatterLine(points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray()).LegendText = curve.Name;
        }

        plot.Title(title);
        plot.XLabel(horizontal);
        plot.YLabel(logarithmic ? $"log10 of {vertical}" : vertical);
        plot.ShowLegend(Alignment.UpperRight);
        return Save(plot, folder, name);
    }

    /// <summary>Points, and a line through what a model says of them.</summary>
    /// <param name="folder">The folder for the picture.</param>
    /// <param name="name">The name of the file, without its ending.</param>
    /// <param name="title">The title of the chart.</param>
    /// <param name="horizontal">What the horizontal axis shows.</param>
    /// <param name="vertical">What the vertical axis shows.</param>
    /// <param name="xs">Where the points are.</param>
    /// <param name="ys">Their heights.</param>
    /// <param name="model">The line.</param>
    /// <returns>The path of the picture.</returns>
    public static string OfFit(
        string folder, string name, string title, string horizontal, string vertical, double[] xs, double[] ys, Func<double, double> model)
    {
        using var plot = new Plot();
        double[] line = Enumerable.Range(0, 200).Select(i => xs.Max() * i / 199).ToArray();
        plot.Add.ScatterPoints(xs, ys).LegendText = "measured";
        plot.Add.ScatterLine(line, line.Select(model).ToArray()).LegendText = "fitted";
        plot.Title(title);
        plot.XLabel(horizontal);
        plot.YLabel(vertical);
        plot.ShowLegend(Alignment.LowerRight);
        return Save(plot, folder, name);
    }

    /// <summary>Paths in the plane, with the same scale on both axes.</summary>
    /// <param name="folder">The folder for the picture.</param>
    /// <param name="name">The name of the file, without its ending.</param>
    /// <param name="title">The title of the chart.</param>
    /// <param name="paths">The paths: what the legend says, and the places one after the other.</param>
    /// <returns>The path of the picture.</returns>
    public static string OfPaths(string folder, string name, string title, IEnumerable<(string Name, double[] Xs, double[] Ys)> paths)
    {
        using var plot = new Plot();
        foreach ((string path, double[] xs, double[] ys) in paths)
        {
            plot.Add.Scatter(xs, ys).LegendText = path;
        }

        plot.Title(title);
        plot.Axes.SquareUnits();
        plot.ShowLegend(Alignment.UpperRight);
        return Save(plot, folder, name);
    }

    /// <summary>Bars with a name under each.</summary>
    /// <param name="folder">The folder for the picture.</param>
    /// <param name="name">The name of the file, without its ending.</param>
    /// <param name="title">The title of the chart.</param>
    /// <param name="vertical">What the heights of the bars are.</param>
    /// <param name="bars">The bars.</param>
    /// <returns>The path of the picture.</returns>
    public static string OfBars(string folder, string name, string title, string vertical, IReadOnlyList<(string Name, double Height)> bars)
    {
        using var plot = new Plot();
        plot.Add.Bars(bars.Select(bar => bar.Height).ToArray());
        plot.Axes.Bottom.SetTicks(bars.Select((_, index) => (double)index).ToArray(), bars.Select(bar => bar.Name).ToArray());
        plot.Axes.Margins(bottom: 0);
        plot.Title(title);
        plot.YLabel(vertical);
        return Save(plot, folder, name);
    }

    /// <summary>The regions in which a score is positive and negative, and points of two classes in them.</summary>
    /// <param name="folder">The folder for the picture.</param>
    /// <param name="name">The name of the file, without its ending.</param>
    /// <param name="title">The title of the chart.</param>
    /// <param name="score">The score of a place.</param>
    /// <param name="points">The points; the label is positive or negative.</param>
    /// <returns>The path of the picture.</returns>
    public static string OfBoundary(
        string folder, string name, string title, Func<double, double, double> score, IReadOnlyList<(double X, double Y, int Label)> points)
    {
        double left = points.Min(point => point.X) - 1, right = points.Max(point => point.X) + 1;
        double bottom = points.Min(point => point.Y) - 1, top = points.Max(point => point.Y) + 1;
        double[,] signs = new double[BoundaryCells, BoundaryCells];
        for (int row = 0; row < BoundaryCells; row++)
        {
            for (int column = 0; column < BoundaryCells; column++)
            {
                double x = left + ((right - left) * (column + 0.5) / BoundaryCells);
                double y = top - ((top - bottom) * (row + 0.5) / BoundaryCells);
                signs[row, column] = Math.Sign(score(x, y));
            }
        }

        using var plot = new Plot();
        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(signs);
        map.Position = new CoordinateRect(left, right, bottom, top);
        map.Colormap = new ScottPlot.Colormaps.CustomInterpolated([Colors.LightPink, Colors.LightGreen]);
        foreach (IGrouping<bool, (double X, double Y, int Label)> kind in points.GroupBy(point => point.Label > 0))
        {
            ScottPlot.Plottables.Scatter scatter = plot.Add.ScatterPoints(kind.Select(point => point.X).ToArray(), kind.Select(point => point.Y).ToArray());
            scatter.LegendText = kind.Key ? "+1" : "-1";
            scatter.Color = kind.Key ? Colors.Green : Colors.Red;
            scatter.MarkerSize = 10;
        }

        plot.Title(title);
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.ShowLegend(Alignment.UpperRight);
        return Save(plot, folder, name);
    }

    private static string Save(Plot plot, string folder, string name)
    {
        string path = Path.Combine(folder, name + ".svg");
        plot.SaveSvg(path, Width, Height);
        return path;
    }
}
