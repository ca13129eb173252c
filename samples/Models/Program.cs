using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int wrong = 0;

void Show(string title, IReadOnlyList<Comparison> comparisons)
{
    Console.WriteLine();
    Console.WriteLine(title);
    foreach (Comparison comparison in comparisons)
    {
        wrong += comparison.Holds ? 0 : 1;
        Console.WriteLine($"  {comparison.Name,-24}{comparison.Generated,18:G12}{comparison.Expected,18:G12}  {(comparison.Holds ? "ok" : "WRONG")}");
    }
}

Console.WriteLine($"{"",26}{"generated",18}{"expected",18}");
Show("The arm: how the angles of its joints move the hand away from the target", Comparisons.OfArm());
Show("The orbit: how far from the target the planet ends", Comparisons.OfOrbit());
Show("Black and Scholes: the price of a call and its Greeks", Comparisons.OfBlackScholes());

float[] angles = { 0.1f, 0.1f, 0.1f, 0.1f };
var target = new Vector3(0.5f, 1.2f, -0.4f);
float left = Arm.Reach(angles, target, 400);
Console.WriteLine();
Console.WriteLine($"After 400 steps against the gradient the hand is {left:G3} from its target, with the joints at {string.Join(", ", angles)}.");
return wrong == 0 && left < 1e-3f ? 0 : 1;
