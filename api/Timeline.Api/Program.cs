await Console.Out.WriteLineAsync("Timeline");
