using System.Globalization;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>The paths of the staff's pages.</summary>
internal static class StaffPaths
{
    public const string Staff = "/regulator/staff";

    /// <summary>The value of <c>show</c> that lists eateries with expired certificates alone.</summary>
    public const string OnlyExpired = "expired";

    /// <summary>The owner's list.</summary>
    public static string OfOwner(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/owner/eateries/{eatery}/staff");

    /// <summary>The same list as regulators see it.</summary>
    public static string OfRegulator(long eatery) => string.Create(CultureInfo.InvariantCulture, $"/regulator/eateries/{eatery}/staff");

    /// <summary>The photograph of somebody's certificate, below either list.</summary>
    public static string Photo(string list, long member) => string.Create(CultureInfo.InvariantCulture, $"{list}/{member}/photo");

    /// <summary>The query of the regulator's list, without <c>?</c>; empty for the whole of it.</summary>
    public static string Filter(bool onlyExpired, int page)
    {
        string?[] parts = [onlyExpired ? $"show={OnlyExpired}" : null, page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : null];
        return string.Join('&', parts.Where(part => part is not null));
    }
}
