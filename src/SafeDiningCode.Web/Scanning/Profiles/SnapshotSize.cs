namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// How much memory a snapshot takes, counted from the layout of objects on 64 bits: what bounds a cache must not flatter
/// itself. A test holds these numbers against the heap.
/// </summary>
internal static class SnapshotSize
{
    /// <summary>The array of ready answers.</summary>
    public const int OfSlots = 24 + (8 * ReadyAnswer.Variants);

    // Entry 64 with its tally 32, snapshot 104, answer 48, node in the dictionary by code 64 with its bucket 8, by eatery 32, in the ring 16.
    private const int Entry = 368;
    private const int Profile = 296;
    private const int Staff = 24;
    private const int Shop = 64;
    private const int Visit = 8 + 40 + 24;
    private const int Item = 8 + 48;

    /// <summary>The facts of a code and its place in the cache.</summary>
    public static int Of(ProfileAnswer answer)
    {
        var bytes = Entry + Text(answer.Code);
        if (answer.Profile is not { } profile)
        {
            return bytes;
        }

        // Texts in common with others are counted nowhere: see SharedTexts.
        bytes += Profile + Text(profile.Operator) + Text(profile.Address) + Text(profile.LicenceNumber);
        bytes += (profile.KitchenViewing is { } viewing ? Text(viewing) : 0) + (profile.Staff is null ? 0 : Staff);
        if (profile.Shop is { } shop)
        {
            string?[] texts = [shop.Hours, shop.Phone, shop.Cuisine, shop.Languages, shop.Photo];
            bytes += Shop + texts.Sum(text => text is null ? 0 : Text(text));
        }

        if (!ReferenceEquals(profile.Name, profile.Operator))
        {
            bytes += Text(profile.Name);
        }

        foreach (var visit in profile.Inspections)
        {
            bytes += Visit + (visit.Failed.Count * Item);
        }

        return bytes;
    }

    // Header 8, type 8, length 4, characters and the terminating one, rounded up to eight.
    private static int Text(string text) => (22 + (2 * text.Length) + 7) & ~7;
}
