using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>The addresses of the self-check pages.</summary>
internal static class CheckPaths
{
    public const string Group = "/owner/eateries/{eatery}/checks";

    public const string Marks = "/regulator/self-checks";

    /// <summary>How an eatery's self-checks stand.</summary>
    public static string Home(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/checks");

    /// <summary>The form of a kind, for the period that comes first.</summary>
    public static string Form(long eatery, SelfCheckKind kind) => $"{Home(eatery)}/{SelfCheckKinds.ToCode(kind)}";

    /// <summary>The form of a period.</summary>
    public static string Form(long eatery, CheckPeriod period) => $"{Form(eatery, period.Kind)}?period={Day.Text(period.First)}";

    /// <summary>The form that corrects a record.</summary>
    public static string Correction(long eatery, CheckPeriod period) => $"{Form(eatery, period)}&correct=1";

    /// <summary>The record of a period.</summary>
    public static string Record(long eatery, CheckPeriod period) => $"{Form(eatery, period.Kind)}/{Day.Text(period.First)}";

    /// <summary>The record in its prescribed form.</summary>
    public static string Print(long eatery, CheckPeriod period) => $"{Record(eatery, period)}/print";

    /// <summary>A photograph of a record.</summary>
    public static string Photo(long eatery, string name) => $"{Home(eatery)}/photos/{name}";

    /// <summary>The records of a kind.</summary>
    public static string Records(long eatery, SelfCheckKind kind) => $"{Home(eatery)}/records?kind={SelfCheckKinds.ToCode(kind)}";
}
