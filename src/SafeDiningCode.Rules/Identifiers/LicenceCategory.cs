namespace SafeDiningCode.Rules.Identifiers;

/// <summary>What a food licence is for (主体业态): the first digit after <c>JY</c> in its number.</summary>
public enum LicenceCategory
{
    /// <summary>A digit without a meaning here.</summary>
    Other = 0,

    /// <summary>Food sales (食品销售经营者): not an eatery.</summary>
    FoodSales = 1,

    /// <summary>Catering (餐饮服务经营者).</summary>
    Catering = 2,

    /// <summary>A canteen (单位食堂).</summary>
    Canteen = 3,
}
