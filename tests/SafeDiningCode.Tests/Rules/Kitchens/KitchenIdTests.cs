using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Tests.Rules.Kitchens;

public sealed class KitchenIdTests
{
    [Theory]
    [InlineData(0UL, "K000000000000")]
    [InlineData(31UL, "K00000000000Z")]
    [InlineData(ulong.MaxValue, "KZZZZZZZZZZZZ")]
    public void A_name_is_made_of_sixty_bits(ulong bits, string id)
    {
        Assert.Equal(id, KitchenId.Create(bits));
        Assert.True(KitchenId.TryParse(id, out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData("k-7q2m-9xw3-t5ab")]
    [InlineData(" K 7Q2M 9XW3 T5AB ")]
    [InlineData("K7Q2M9XW3T5AB")]
    public void A_name_is_read_as_people_type_it(string typed)
    {
        Assert.True(KitchenId.TryParse(typed, out var id));
        Assert.Equal("K7Q2M9XW3T5AB", id);
        Assert.Equal("K-7Q2M-9XW3-T5AB", KitchenId.Grouped(id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7Q2M9XW3T5A")]
    [InlineData("K7Q2M9XW3T5ABC")]
    [InlineData("X7Q2M9XW3T5AB")]
    [InlineData("K7Q2M9XW3T5AU")]
    [InlineData("K7Q2M9XW3T5A字")]
    public void Anything_else_is_no_name(string? text) => Assert.False(KitchenId.TryParse(text, out _));
}
