SELECT numbers AS Numbers FROM month_close WHERE month = @Month;
