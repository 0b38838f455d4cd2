using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Staff.List;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>Makes the pages of an eatery's list.</summary>
internal sealed class StaffPages(StaffList list, PageRenderer pages, TimeProvider clock)
{
    /// <summary>The page on which an owner keeps the list.</summary>
    public async Task<IResult> OwnerAsync(HttpContext http, EateryInScope eatery, StaffForm form, string? notice, int status) => await pages.PageAsync<OwnerStaffPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["Sheet"] = await SheetAsync(eatery, http.RequestAborted), ["Form"] = form, ["Notice"] = notice },
        status);

    /// <summary>The same list for regulators, to read.</summary>
    public async Task<IResult> RegulatorAsync(HttpContext http, EateryInScope eatery) => await pages.PageAsync<RegulatorStaffPage>(
        http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Sheet"] = await SheetAsync(eatery, http.RequestAborted) });

    private async Task<StaffSheet> SheetAsync(EateryInScope eatery, CancellationToken cancellation) =>
        new(eatery, Day.InShanghai(clock), await list.ReadAsync(eatery.Id, cancellation));
}
