using SafeDiningCode.Rules.Contradictions;

namespace SafeDiningCode.Tests.Rules.Contradictions;

public sealed class MealsTests
{
    [Theory]
    [InlineData("10:59:59", Meal.None)]
    [InlineData("11:00:00", Meal.Lunch)]
    [InlineData("13:29:59", Meal.Lunch)]
    [InlineData("13:30:00", Meal.None)]
    [InlineData("16:59:59", Meal.None)]
    [InlineData("17:00:00", Meal.Dinner)]
    [InlineData("20:29:59", Meal.Dinner)]
    [InlineData("20:30:00", Meal.None)]
    [InlineData("00:00:00", Meal.None)]
    public void A_meal_has_its_beginning_and_not_its_end(string time, Meal meal) =>
        Assert.Equal(meal, Meals.At(new DateOnly(2026, 11, 22).ToDateTime(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture))));
}
