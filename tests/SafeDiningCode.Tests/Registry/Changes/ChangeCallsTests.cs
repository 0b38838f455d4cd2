using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Registry.Changes;

public sealed class ChangeCallsTests
{
    [Fact]
    public async Task A_call_is_read_whole_or_not_at_all()
    {
        await using var services = await TestServices.CreateAsync();
        var calls = services.Get<ChangeCalls>();

        Assert.Equal([new ChangedEatery(7, 3), new ChangedEatery(8, 1)], calls.Read("[[7,3],[8,1]]"u8.ToArray()));
        Assert.Equal([], calls.Read("[]"u8.ToArray()));
        Assert.All(
            ["", "null", "[null]", "[[7]]", "[[7,3,1]]", "[[7,3],[8]]", "{}", "[[\"telltale\",3]]"],
            (string nonsense) => Assert.Null(calls.Read(System.Text.Encoding.UTF8.GetBytes(nonsense))));
    }
}
