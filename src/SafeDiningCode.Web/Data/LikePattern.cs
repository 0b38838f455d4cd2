namespace SafeDiningCode.Web.Data;

/// <summary>Patterns for <c>LIKE @P ESCAPE '\'</c>, as both engines take them.</summary>
internal static class LikePattern
{
    /// <summary>The pattern of texts that contain this one as it stands: <c>100%</c> finds no <c>1000</c>.</summary>
    public static string Containing(string text) => '%' + text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)
        .Replace("[", @"\[", StringComparison.Ordinal) + '%';
}
