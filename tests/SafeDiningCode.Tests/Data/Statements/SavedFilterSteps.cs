using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.SavedFilters;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>A filter is saved, not twice under one name, found again and removed.</summary>
internal static class SavedFilterSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var book = services.Get<SavedFilterBook>();
        var account = await People.AddAsync(services.Provider, Role.Regulator, "5301");
        var actor = new Actor { AccountId = account, Name = "示例", Role = Role.Regulator, Scope = Scope.OfDivision("5301") };

        Assert.Equal(SaveOutcome.Saved, await book.AddAsync(actor, "五华到期 🍜", "/regulator/licences?group=30&place=530102"));
        Assert.Equal(SaveOutcome.NameTaken, await book.AddAsync(actor, "五华到期 🍜", "/regulator/licences"));
        var saved = Assert.Single(await book.AllAsync(actor));
        Assert.Equal(("五华到期 🍜", "/regulator/licences?group=30&place=530102"), (saved.Name, saved.Target));
        Assert.True(await book.RemoveAsync(actor, saved.Id));
        Assert.False(await book.RemoveAsync(actor, saved.Id));
    }
}
