using System;
using System.Runtime.InteropServices;
using GradBench.Functions;

namespace AutoGrad.Benchmarks;

/// <summary>The backward pass of a reprojection, as a person writes it: what the formulas of the value have computed is used again.</summary>
public static class BundleAdjustmentByHand
{
    /// <summary>The value; the pull times the derivatives are added to <paramref name="dsight"/>.</summary>
    public static ImagePoint ReprojectionBackward(Sight sight, ImagePoint feature, ImagePoint dResult, ref Sight dsight)
    {
        double rotationX = sight.Camera.Rotation.X;
        double rotationY = sight.Camera.Rotation.Y;
        double rotationZ = sight.Camera.Rotation.Z;
        double x = sight.Point.X - sight.Camera.Centre.X;
        double y = sight.Point.Y - sight.Camera.Centre.Y;
        double z = sight.Point.Z - sight.Camera.Centre.Z;
        double angleSquare = (rotationX * rotationX) + (rotationY * rotationY) + (rotationZ * rotationZ);
        bool isTurned = angleSquare != 0;
        double angle = 0, inverseAngle = 0, axisX = 0, axisY = 0, axisZ = 0, cosine = 0, sine = 0, along = 0;
        double crossX, crossY, crossZ, seenX, seenY, seenZ;
        if (isTurned)
        {
            angle = Math.Sqrt(angleSquare);
            inverseAngle = 1 / angle;
            axisX = rotationX * inverseAngle;
            axisY = rotationY * inverseAngle;
            axisZ = rotationZ * inverseAngle;
            cosine = Math.Cos(angle);
            sine = Math.Sin(angle);
            crossX = (axisY * z) - (axisZ * y);
            crossY = (axisZ * x) - (axisX * z);
            crossZ = (axisX * y) - (axisY * x);
            along = (axisX * x) + (axisY * y) + (axisZ * z);
            double share = along * (1 - cosine);
            seenX = (cosine * x) + (sine * crossX) + (share * axisX);
            seenY = (cosine * y) + (sine * crossY) + (share * axisY);
            seenZ = (cosine * z) + (sine * crossZ) + (share * axisZ);
        }
        else
        {
            crossX = (rotationY * z) - (rotationZ * y);
            crossY = (rotationZ * x) - (rotationX * z);
            crossZ = (rotationX * y) - (rotationY * x);
            seenX = x + crossX;
            seenY = y + crossY;
            seenZ = z + crossZ;
        }

        double inverse = 1 / seenZ;
        double flatU = seenX * inverse;
        double flatV = seenY * inverse;
        double radial2 = sight.Camera.Radial2;
        double radial4 = sight.Camera.Radial4;
        double square = (flatU * flatU) + (flatV * flatV);
        double distortion = 1 + (radial2 * square) + (radial4 * square * square);
        double focal = sight.Camera.Focal;
        double distortedU = distortion * flatU;
        double distortedV = distortion * flatV;
        double errorU = (focal * distortedU) + sight.Camera.Principal.U - feature.U;
        double errorV = (focal * distortedV) + sight.Camera.Principal.V - feature.V;

        double derrorU = sight.Weight * dResult.U;
        double derrorV = sight.Weight * dResult.V;
        double dweight = (errorU * dResult.U) + (errorV * dResult.V);
        double dfocal = (distortedU * derrorU) + (distortedV * derrorV);
        double ddistortedU = focal * derrorU;
        double ddistortedV = focal * derrorV;
        double ddistortion = (flatU * ddistortedU) + (flatV * ddistortedV);
        double dradial2 = square * ddistortion;
        double dsquare = 2 * (radial2 + (2 * radial4 * square)) * ddistortion;
        double dflatU = (distortion * ddistortedU) + (flatU * dsquare);
        double dflatV = (distortion * ddistortedV) + (flatV * dsquare);
        double dseenX = dflatU * inverse;
        double dseenY = dflatV * inverse;
        double dseenZ = -((flatU * dseenX) + (flatV * dseenY));

        // The gradient of a.(b x c) is known for each of the three: b x c, c x a and a x b.
        double turnX = (y * dseenZ) - (z * dseenY);
        double turnY = (z * dseenX) - (x * dseenZ);
        double turnZ = (x * dseenY) - (y * dseenX);
        double drotationX, drotationY, drotationZ, dx, dy, dz;
        if (isTurned)
        {
            double rest = 1 - cosine;
            double dalong = (axisX * dseenX) + (axisY * dseenY) + (axisZ * dseenZ);
            double restOfDalong = rest * dalong;
            double restOfAlong = rest * along;
            dx = (cosine * dseenX) + (sine * ((dseenY * axisZ) - (dseenZ * axisY))) + (restOfDalong * axisX);
            dy = (cosine * dseenY) + (sine * ((dseenZ * axisX) - (dseenX * axisZ))) + (restOfDalong * axisY);
            dz = (cosine * dseenZ) + (sine * ((dseenX * axisY) - (dseenY * axisX))) + (restOfDalong * axisZ);
            double daxisX = (sine * turnX) + (restOfDalong * x) + (restOfAlong * dseenX);
            double daxisY = (sine * turnY) + (restOfDalong * y) + (restOfAlong * dseenY);
            double daxisZ = (sine * turnZ) + (restOfDalong * z) + (restOfAlong * dseenZ);
            double dangle = (cosine * ((crossX * dseenX) + (crossY * dseenY) + (crossZ * dseenZ)))
                + (sine * ((along * dalong) - (x * dseenX) - (y * dseenY) - (z * dseenZ)));

            // The axis has length 1 whatever the rotation: of its gradient, what goes along it is lost.
            double daxis = ((axisX * daxisX) + (axisY * daxisY) + (axisZ * daxisZ)) * inverseAngle;
            double dlength = dangle - daxis;
            drotationX = (daxisX * inverseAngle) + (axisX * dlength);
            drotationY = (daxisY * inverseAngle) + (axisY * dlength);
            drotationZ = (daxisZ * inverseAngle) + (axisZ * dlength);
        }
        else
        {
            drotationX = turnX;
            drotationY = turnY;
            drotationZ = turnZ;
            dx = dseenX + (dseenY * rotationZ) - (dseenZ * rotationY);
            dy = dseenY + (dseenZ * rotationX) - (dseenX * rotationZ);
            dz = dseenZ + (dseenX * rotationY) - (dseenY * rotationX);
        }

        // The numbers in their order: nothing in a Sight can be assigned by its name, and to make a new one takes longer.
        Span<double> entries = MemoryMarshal.Cast<Sight, double>(MemoryMarshal.CreateSpan(ref dsight, 1));
        entries[14] += dweight;
        entries[13] += dz;
        entries[12] += dy;
        entries[11] += dx;
        entries[10] += square * dradial2;
        entries[9] += dradial2;
        entries[8] += derrorV;
        entries[7] += derrorU;
        entries[6] += dfocal;
        entries[5] -= dz;
        entries[4] -= dy;
        entries[3] -= dx;
        entries[2] += drotationZ;
        entries[1] += drotationY;
        entries[0] += drotationX;
        return new ImagePoint(sight.Weight * errorU, sight.Weight * errorV);
    }
}
