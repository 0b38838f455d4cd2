using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Shopfront;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Shopfront;

public sealed class ShopDetailsBookTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_saved_is_on_record_with_an_audit_entry_and_a_change_for_scan_pages(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Shop.OfAsync(services);

        Assert.Equal(SaveOutcome.Saved, await shop.SaveAsync(Shop.Facts));

        var details = await shop.Book.FindAsync(shop.Eatery.Id);
        Assert.Equal((Shop.Facts, 1, true, Eateries.Sign), (details.Facts, details.Revision, details.SignIsOwn, details.RegisteredSign));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM change_log WHERE eateries = '[{shop.Eatery.Id}]'"));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM audit_entry WHERE action = 'shop.change' AND eatery_id = {shop.Eatery.Id}"));
        // The same once more is nothing new.
        Assert.Equal(SaveOutcome.Saved, await shop.Book.SaveAsync(shop.Owner, shop.Eatery, Shop.Facts, revision: 0));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_form_that_others_have_overtaken_changes_nothing(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Shop.OfAsync(services);
        await shop.SaveAsync(Shop.Facts);

        Assert.Equal(SaveOutcome.Changed, await shop.Book.SaveAsync(shop.Owner, shop.Eatery, Shop.Facts with { Phone = null }, revision: 0));

        Assert.Equal(Shop.Facts, (await shop.Book.FindAsync(shop.Eatery.Id)).Facts);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_forms_at_once_write_one_after_the_other(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Shop.OfAsync(services);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => shop.Book.SaveAsync(shop.Owner, shop.Eatery, Shop.Facts with { Phone = $"1381234567{number}" }, revision: 0)));

        Assert.Single(outcomes, SaveOutcome.Saved);
        Assert.Equal(1, (await shop.Book.FindAsync(shop.Eatery.Id)).Revision);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_own_sign_given_up_is_the_registered_one_again(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Shop.OfAsync(services);
        await shop.SaveAsync(Shop.Facts);

        Assert.Equal(SaveOutcome.Saved, await shop.SaveAsync(Shop.Facts with { Sign = null }));

        var details = await shop.Book.FindAsync(shop.Eatery.Id);
        Assert.Equal((Eateries.Sign, false), (details.Sign, details.SignIsOwn));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM deviating_fact"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_new_photograph_takes_the_old_ones_place_and_space(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var shop = await Shop.OfAsync(services);

        Assert.Equal(SaveOutcome.Saved, await shop.Book.SetPhotoAsync(shop.Owner, shop.Eatery, Checks.Photo(1)));
        var first = await shop.Book.PhotoAsync(shop.Eatery.Id);
        await shop.SaveAsync(Shop.Facts);
        Assert.Equal(SaveOutcome.Saved, await shop.Book.SetPhotoAsync(shop.Owner, shop.Eatery, Checks.Photo(2)));

        var second = await shop.Book.PhotoAsync(shop.Eatery.Id);
        Assert.NotEqual(first!.Name, second!.Name);
        Assert.Null(await services.Get<UploadBook>().ContentAsync(first.Id));
        Assert.Equal(Checks.Photo(2).Content.Length, await services.Get<UploadBook>().SpaceTakenAsync(shop.Eatery.Id));
        Assert.Equal(Shop.Facts, (await shop.Book.FindAsync(shop.Eatery.Id)).Facts);
        Assert.Equal(SaveOutcome.Saved, await shop.Book.SetPhotoAsync(shop.Owner, shop.Eatery, photo: null));
        Assert.Null(await shop.Book.PhotoAsync(shop.Eatery.Id));
        Assert.Equal(0, await services.Get<UploadBook>().SpaceTakenAsync(shop.Eatery.Id));
    }

    [Fact]
    public async Task A_photograph_for_which_there_is_no_room_leaves_the_one_that_is_there()
    {
        await using var services = await TestServices.CreateAsync(settings: ("Uploads:EateryMegabytes", "1"));
        var shop = await Shop.OfAsync(services);
        await shop.Book.SetPhotoAsync(shop.Owner, shop.Eatery, Checks.Photo(1));

        Assert.Equal(SaveOutcome.NoSpace, await shop.Book.SetPhotoAsync(shop.Owner, shop.Eatery, Checks.Photo(2) with { Content = new byte[(1024 * 1024) + 1] }));

        Assert.Equal(Checks.Photo(1).Hash, (await shop.Book.PhotoAsync(shop.Eatery.Id))!.Hash);
    }
}
