using SafeDiningCode.Rules.Inspections;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>The faces that stand for grades.</summary>
public enum Face
{
    /// <summary>大笑.</summary>
    Laughing,

    /// <summary>笑脸, 微笑.</summary>
    Smiling,

    /// <summary>平脸.</summary>
    Flat,

    /// <summary>哭脸.</summary>
    Crying,

    /// <summary>No grade: no face.</summary>
    None,
}

/// <summary>Which face a grade has: provinces differ, so the grade is kept and the face chosen here alone.</summary>
internal static class Faces
{
    // The national guideline (国食药监食〔2012〕5号): 大笑, 微笑, 平脸 for A, B, C.
    private static readonly (Face A, Face B, Face C) National = (Face.Laughing, Face.Smiling, Face.Flat);

    private static readonly Dictionary<string, (Face A, Face B, Face C)> Provinces = new(StringComparer.Ordinal)
    {
        // 云南: 笑脸, 平脸, 哭脸.
        ["53"] = (Face.Smiling, Face.Flat, Face.Crying),
    };

    /// <summary>The face of a grade in the province of a division.</summary>
    public static Face Of(string division, Grade? grade)
    {
        var faces = division.Length >= 2 ? Provinces.GetValueOrDefault(division[..2], National) : National;
        return grade switch
        {
            Grade.A => faces.A,
            Grade.B => faces.B,
            Grade.C => faces.C,
            _ => Face.None,
        };
    }

    /// <summary>The face in words, for those who hear the page.</summary>
    public static (string Chinese, string English) Words(Face face) => face switch
    {
        Face.Laughing => ("大笑脸", "Laughing face"),
        Face.Smiling => ("笑脸", "Smiling face"),
        Face.Flat => ("平脸", "Straight face"),
        Face.Crying => ("哭脸", "Crying face"),
        _ => ("没有脸谱", "No face"),
    };
}
