using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Standing.Pages;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>The addresses of monthly bulletins.</summary>
internal static class MonthlyPaths
{
    /// <summary>The issued bulletin, for everybody.</summary>
    public static string Public(int month) => $"{StandingPaths.Public}/{Day.MonthText(month)}/bulletin";

    /// <summary>The same as a Word file.</summary>
    public static string PublicWord(int month) => Public(month) + ".docx";

    /// <summary>Where it is written and issued.</summary>
    public static string Desk(int month) => $"{StandingPaths.Draft(month)}/bulletin";

    /// <summary>How a draft would be printed.</summary>
    public static string Preview(int month) => $"{Desk(month)}/preview";

    /// <summary>The draft as a Word file.</summary>
    public static string PreviewWord(int month) => $"{Desk(month)}/preview.docx";
}
