using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Inspections.Days;
using SafeDiningCode.Web.Inspections.Forms;

namespace SafeDiningCode.Tests.Inspections;

public sealed class InspectionFormFileTests
{
    [Fact]
    public async Task The_form_that_is_brought_has_thirty_items_seven_of_them_key_and_reads_back()
    {
        await using var services = await TestServices.CreateAsync();
        var form = await services.Get<InspectionForms>().CurrentAsync();

        Assert.Equal((30, 7, 1), (form.Items.Count(), form.Items.Count(item => item.Key), form.Version));
        Assert.Equal((3, 7, 20), (form.Rules.LeastKeyItems, form.Rules.LeastGeneralItems, form.Rules.PublishWorkingDays));
        var (again, fault) = InspectionFormFile.Read(InspectionFormFile.Write(form));
        Assert.Null(fault);
        Assert.Equal(InspectionFormFile.Write(form), InspectionFormFile.Write(again!));
        Assert.Equal(form.Rules, again!.Rules);
    }

    [Theory]
    [InlineData("\"leastKeyItems\":3", "\"leastKeyItems\":8", "leastKeyItems")]
    [InlineData("\"excellent\":90", "\"excellent\":70", "ascend")]
    [InlineData("\"version\":1", "\"version\":0", "version")]
    [InlineData("licence-valid", "Licence Valid", "code")]
    [InlineData("show-grade", "show-result", "twice")]
    [InlineData("\"sections\"", "\"parts\"", "cannot be read")]
    public async Task A_form_that_does_not_fit_is_refused_with_the_reason(string was, string becomes, string says)
    {
        await using var services = await TestServices.CreateAsync();
        var text = InspectionFormFile.Write(await services.Get<InspectionForms>().CurrentAsync());
        Assert.Contains(was, text, StringComparison.Ordinal);

        var (form, fault) = InspectionFormFile.Read(text.Replace(was, becomes, StringComparison.Ordinal));

        Assert.Null(form);
        Assert.Contains(says, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holidays_of_a_year_to_come_are_settings()
    {
        await using var services = await TestServices.CreateAsync("Sqlite", ("Inspections:Holidays:0", "2027-01-01"), ("Inspections:WorkedWeekends:0", "2027-01-03"));
        var days = services.Get<WorkCalendar>().Days;

        Assert.False(days.IsWorkingDay(new DateOnly(2027, 1, 1)));
        Assert.True(days.IsWorkingDay(new DateOnly(2027, 1, 3)));
        Assert.False(days.IsWorkingDay(new DateOnly(2026, 10, 7)));
        Assert.True(days.IsWorkingDay(new DateOnly(2026, 10, 10)));
    }
}
