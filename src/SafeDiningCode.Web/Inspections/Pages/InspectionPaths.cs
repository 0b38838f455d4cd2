using System.Globalization;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>The addresses of the pages of inspections.</summary>
internal static class InspectionPaths
{
    /// <summary>Where an eatery is picked.</summary>
    public const string Home = "/inspections";

    /// <summary>The pages of an eatery, for officials.</summary>
    public const string Group = "/inspections/eateries/{eatery}";

    /// <summary>The pages of an eatery, for its owner.</summary>
    public const string OwnersGroup = "/owner/eateries/{eatery}/inspections";

    /// <summary>The check that a code is on display.</summary>
    public const string Display = "/inspections/display";

    /// <summary>What owners ask for.</summary>
    public const string Objections = "/inspections/appeals";

    /// <summary>What keeps the form on the phone.</summary>
    public const string FormScript = "/inspections/form.js";

    /// <summary>What reads codes with the camera.</summary>
    public const string ScanScript = "/inspections/scan.js";

    /// <summary>What answers for the form while there is no connection.</summary>
    public const string WorkerScript = "/inspections/worker.js";

    /// <summary>An eatery's visits.</summary>
    public static string Eatery(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/inspections/eateries/{eatery}");

    /// <summary>The form of a new visit.</summary>
    public static string New(long eatery) => $"{Eatery(eatery)}/new";

    /// <summary>A visit.</summary>
    public static string Visit(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"{Eatery(eatery)}/{id}");

    /// <summary>The form that corrects a visit.</summary>
    public static string Correction(long eatery, long id) => $"{Visit(eatery, id)}/correct";

    /// <summary>The visits of an owner's eatery.</summary>
    public static string Owners(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/inspections");

    /// <summary>A visit, for the owner.</summary>
    public static string OwnersVisit(long eatery, long id) => string.Create(CultureInfo.InvariantCulture, $"{Owners(eatery)}/{id}");
}
