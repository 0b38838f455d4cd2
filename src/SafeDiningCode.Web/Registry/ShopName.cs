namespace SafeDiningCode.Web.Registry;

/// <summary>What diners know an eatery by.</summary>
internal static class ShopName
{
    /// <summary>The name over the door (门店招牌); the operator's name (经营者名称) where none is registered.</summary>
    public static string Of(string? sign, string name) => string.IsNullOrWhiteSpace(sign) ? name.Trim() : sign.Trim();
}
