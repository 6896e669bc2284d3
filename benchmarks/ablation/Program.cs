// The arms on the same recorded samples; the baseline is in Apollo/.
Console.Error.WriteLine("The table of arms is still to be written.");
return 2;
