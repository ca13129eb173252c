namespace Chapter2;

/// <summary>Something that tells two classes apart, and learns from one point at a time.</summary>
public interface IClassifier
{
    /// <summary>The score of a place: above 0 for the class 1, else for the class -1.</summary>
    double Score(double x, double y);

    /// <summary>Takes one step that makes the score of a point better.</summary>
    void LearnFrom(LabelledPoint point, double stepSize);
}
