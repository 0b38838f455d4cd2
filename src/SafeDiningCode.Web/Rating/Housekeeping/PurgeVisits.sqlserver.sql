DELETE TOP (@Most) FROM visit WHERE id < @BeforeId;
