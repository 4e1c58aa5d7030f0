SELECT station, MIN(temperature), AVG(temperature), MAX(temperature)
FROM read_csv('${input}', header = false, delim = ';', columns = {
    station: 'VARCHAR', temperature: 'DOUBLE'})
GROUP BY station
