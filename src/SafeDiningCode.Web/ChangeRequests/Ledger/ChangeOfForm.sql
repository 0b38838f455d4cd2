SELECT request_id FROM change_request_event WHERE form = @Form;
